// Makes TypeScript of the schema of a server and the published operations, and compiles it strictly; prints the names made.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generate } from "@graphql-codegen/cli";

const [schema, operations] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "peyman-codegen-"));
symlinkSync(join(process.cwd(), "node_modules"), join(folder, "node_modules"));
const made = join(folder, "peyman.ts");
await generate(
  {
    schema,
    documents: operations,
    silent: true,
    generates: {
      [made]: {
        plugins: ["typescript-operations", "typed-document-node"],
        config: { strictScalars: true, scalars: { CountryCode: "string", Date: "string", DateTime: "string", Decimal: "string" } },
      },
    },
  },
  true,
);
writeFileSync(
  join(folder, "use.ts"),
  `import { ActorPageDocument, type ActorPageQuery, type ConfirmMutationVariables } from "./peyman";
export const given: ConfirmMutationVariables = { id: "agr-1", revision: "0", reason: "seen on paper" };
export const page: ActorPageQuery["node"] = null;
export const document = ActorPageDocument;
`,
);
const strictly = ["--noEmit", "--strict", "--skipLibCheck", "--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler"];
const compiler = join("node_modules", "typescript", "bin", "tsc");
execFileSync(process.execPath, [compiler, ...strictly, join(folder, "use.ts")], { stdio: "inherit" });
const text = readFileSync(made, "utf-8");
console.log(JSON.stringify([...text.matchAll(/export const (\w+)Document/g)].map((match) => match[1])));
