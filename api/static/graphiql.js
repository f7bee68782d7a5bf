// Starts GraphiQL on the endpoint of this server, with the first example as its first query.
const { createElement } = window.React;
const { GraphiQL } = window;

const fetcher = GraphiQL.createFetcher({ url: "/graphql" });
const defaultQuery = `# Agreements of two countries, newest first. Ctrl+Space completes, Ctrl+Enter runs.
query {
  agreements(first: 10, filter: { parties: { all: ["IR", "UZ"] } }) {
    edges { node { title title_fa: title(language: FA) status { value asOf } passages(first: 1) { edges { node { quote } } } } }
  }
}
`;

window.ReactDOM.createRoot(document.getElementById("graphiql")).render(
  createElement(GraphiQL, { fetcher, defaultQuery, isHeadersEditorEnabled: false }),
);
