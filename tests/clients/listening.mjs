// Listens with graphql-ws, goes on where it stopped with graphql-sse, then with urql; prints what they heard.
import { createClient as overSockets } from "graphql-ws";
import { createClient as overEvents } from "graphql-sse";
import { Client, fetchExchange, gql } from "@urql/core";
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

// urql leaves its own abort unhandled when one unsubscribes.
process.on("unhandledRejection", (problem) => {
  if (problem.name !== "AbortError") throw problem;
});

function heardByUrql(number, after) {
  const urql = new Client({ url, exchanges: [fetchExchange], fetchSubscriptions: true, preferGetMethod: false });
  return new Promise((resolve, reject) => {
    const told = [];
    const { unsubscribe } = urql.subscription(gql(query), { after }).subscribe(({ data, error }) => {
      if (error) reject(error);
      else told.push(data.articleIngested);
      if (told.length === number) {
        unsubscribe();
        resolve(told);
      }
    });
  });
}

const first = await heard(sockets, 3, null);
const again = await heard(events, 3, first[0].cursor);
const more = await heardByUrql(2, again[2].cursor);
console.log(JSON.stringify({
  first, again, more,
  refused: [await refused(sockets), await refused(events)],
  asked: [await asked(sockets), await asked(events)],
}));
await sockets.dispose();
events.dispose();
process.exit(0);
