// Listens with graphql-ws, then goes on where it stopped with graphql-sse; prints what both heard and were refused.
import { createClient as overSockets } from "graphql-ws";
import { createClient as overEvents } from "graphql-sse";
import WebSocket from "ws";

const url = process.argv[2];
const sockets = overSockets({ url: url.replace("http:", "ws:"), webSocketImpl: WebSocket });
const events = overEvents({ url, retryAttempts: 0 });
const query = `subscription News($after: String) {
  articleIngested(after: $after) { cursor change article { id raw } }
}`;

async function heard(client, number, after) {
  const told = [];
  for await (const { data, errors } of client.iterate({ query, variables: { after } })) {
    if (errors) throw new Error(JSON.stringify(errors));
    told.push(data.articleIngested);
    if (told.length === number) break;
  }
  return told;
}

async function refused(client) {
  try {
    for await (const { errors } of client.iterate({ query: "subscription { nothing }" })) {
      return errors[0].extensions.code;
    }
  } catch (problem) {
    return problem[0].extensions.code;
  }
}

async function asked(client) {
  for await (const { data } of client.iterate({ query: "query { __typename }" })) return data.__typename;
}

const first = await heard(sockets, 3, null);
const again = await heard(events, 3, first[0].cursor);
const more = await heard(sockets, 1, again[2].cursor);
console.log(JSON.stringify({
  first, again, more,
  refused: [await refused(sockets), await refused(events)],
  asked: [await asked(sockets), await asked(events)],
}));
await sockets.dispose();
events.dispose();
process.exit(0);
