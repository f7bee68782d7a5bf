// Asks the same twice as two clients of Apollo that name documents by their hash; prints what was sent and answered.
import { createHash } from "node:crypto";
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql } from "@apollo/client";
import { PersistedQueryLink } from "@apollo/client/link/persisted-queries";

const sent = [];
const watching = async (address, options) => {
  const response = await fetch(address, options);
  const named = (options.body ?? address).includes("persistedQuery");
  const text = options.method === "GET" ? new URL(address).searchParams.has("query") : "query" in JSON.parse(options.body);
  sent.push({ method: options.method, named, text, status: response.status });
  return response;
};
const client = () =>
  new ApolloClient({
    cache: new InMemoryCache(),
    link: ApolloLink.from([
      new PersistedQueryLink({
        sha256: (text) => createHash("sha256").update(text).digest("hex"),
        useGETForHashedQueries: true,
      }),
      new HttpLink({ uri: process.argv[2], fetch: watching }),
    ]),
  });
const query = gql`query Ports($n: Int!) { agreements(first: $n) { edges { node { id title(language: FA) } } } }`;
const answers = [];
for (let round = 0; round < 2; round++) {
  const { data } = await client().query({ query, variables: { n: 1 } });
  answers.push(data.agreements.edges[0].node.title);
}
console.log(JSON.stringify({ sent, answers }));
