// Compiles a page of a front end on Relay against the schema that a server gives out: paging, refetching by id, and a mutation; prints what was made.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import compiler from "relay-compiler";

const folder = mkdtempSync(join(tmpdir(), "peyman-relay-"));
mkdirSync(join(folder, "src", "__generated__"), { recursive: true });
const schema = await fetch(process.argv[2]);
writeFileSync(join(folder, "schema.graphql"), await schema.text());
writeFileSync(
  join(folder, "src", "Agreements.js"),
  `import { graphql } from "react-relay";
graphql\`query AgreementsQuery { ...Agreements_list }\`;
graphql\`
  fragment Agreements_list on Query
  @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" })
  @refetchable(queryName: "AgreementsPageQuery") {
    agreements(first: $count, after: $cursor) @connection(key: "Agreements_agreements") {
      edges { node { id ...Agreements_one } }
    }
  }
\`;
graphql\`
  fragment Agreements_one on Agreement @refetchable(queryName: "AgreementsOneQuery") {
    title(language: FA)
    parties { actor { id name } }
  }
\`;
graphql\`
  mutation AgreementsConfirmMutation($input: DecideInput!) {
    decide(input: $input) { __typename ... on Decided { decision { id } } ... on Refused { code } }
  }
\`;
`,
);
writeFileSync(
  join(folder, "relay.config.json"),
  JSON.stringify({ src: "./src", schema: "./schema.graphql", language: "javascript", artifactDirectory: "./src/__generated__" }),
);
execFileSync(compiler, ["relay.config.json"], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
console.log(JSON.stringify(readdirSync(join(folder, "src", "__generated__")).sort()));
