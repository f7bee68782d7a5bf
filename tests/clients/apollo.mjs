// Reads two pages, an object of them by its id, and a refusal, as a front end on Apollo Client does; prints what it saw.
import { ApolloClient, HttpLink, InMemoryCache, gql } from "@apollo/client";
import { relayStylePagination } from "@apollo/client/utilities";

const asked = [];
const watching = (address, options) => {
  asked.push(JSON.parse(options.body).operationName);
  return fetch(address, options);
};
const client = new ApolloClient({
  cache: new InMemoryCache({
    possibleTypes: { Node: ["Article", "Passage", "Claim", "Actor", "Agreement", "Decision"] },
    typePolicies: { Query: { fields: { agreements: relayStylePagination() } } },
  }),
  link: new HttpLink({ uri: process.argv[2], fetch: watching }),
});

const LIST = gql`
  query List($after: String) {
    agreements(first: 2, after: $after) {
      edges { cursor node { id kind parties { actor { id code } } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;
const watched = client.watchQuery({ query: LIST });
const { data: first } = await new Promise((shown) => watched.subscribe((result) => result.loading || shown(result)));
await watched.fetchMore({ variables: { after: first.agreements.pageInfo.endCursor } });
const merged = client.readQuery({ query: LIST }).agreements.edges.map((edge) => edge.node.id);

const id = merged[0];
const TITLE = gql`
  query Title($id: ID!) {
    node(id: $id) { id ... on Agreement { title(language: FA) } }
  }
`;
await client.query({ query: TITLE, variables: { id } });
const known = client.readFragment({
  id: `Agreement:${id}`,
  fragment: gql`
    fragment Both on Agreement { id kind title(language: FA) }
  `,
});
const before = asked.length;
await client.query({ query: TITLE, variables: { id } });
const again = asked.length - before;

let refused;
try {
  await client.query({ query: gql`query Refused { agreements(first: 0) { edges { cursor } } }`, fetchPolicy: "network-only" });
} catch (error) {
  refused = (error.errors ?? [error]).map((one) => one.extensions.code);
}
console.log(JSON.stringify({ merged, known, again, refused, asked }));
