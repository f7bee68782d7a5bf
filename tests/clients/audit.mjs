// Runs the audits of graphql-http against the address given and prints one JSON line for each.
import { serverAudits } from "graphql-http";

const audits = serverAudits({ url: process.argv[2] });
for (const audit of audits) {
  const result = await audit.fn();
  console.log(JSON.stringify({ id: result.id, name: result.name, status: result.status, reason: result.reason ?? "" }));
}
