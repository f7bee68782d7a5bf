// Asks a page, the next one and something refused, as a front end on urql does; prints what it saw.
import { Client, cacheExchange, fetchExchange, gql } from "@urql/core";

const client = new Client({ url: process.argv[2], exchanges: [cacheExchange, fetchExchange], preferGetMethod: false });
const ACTORS = gql`
  query Actors($after: String) {
    actors(first: 2, after: $after) { edges { node { id name } } pageInfo { endCursor hasNextPage } }
  }
`;
const names = [];
let after = null;
for (let page = 0; page < 2; page++) {
  const { data, error } = await client.query(ACTORS, { after }).toPromise();
  if (error) throw error;
  names.push(...data.actors.edges.map((edge) => edge.node.name));
  after = data.actors.pageInfo.endCursor;
}
const wrong = await client.query(gql`query Wrong { actors(first: 1, after: "nonsense") { edges { cursor } } }`, {}).toPromise();
const codes = wrong.error.graphQLErrors.map((one) => one.extensions.code);
const network = wrong.error.networkError ?? null;
console.log(JSON.stringify({ names, codes, network }));
