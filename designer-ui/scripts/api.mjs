// Writes the types of the API from the server's own description. `--check` only says whether they are up to date.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import openapiTS, { astToString } from "openapi-typescript";

const TARGET = "src/api/schema.gen.ts";
const HEADER = `/**
 * Generated from the server's OpenAPI description by \`npm run api\`. Never edited by hand.
 */
`;

const root = resolve("..");
const own = ["bin/python", "Scripts/python.exe"].map((name) => join(root, ".venv", name)).find(existsSync);
const paths = ["platform", "engines", "connectors"].map((name) => join(root, name));
const described = execFileSync(process.env.PYTHON ?? own ?? "python3", ["-m", "tenon_platform", "openapi"], {
  env: { ...process.env, PYTHONPATH: paths.join(delimiter) },
  maxBuffer: 64 * 1024 * 1024,
});
const options = { emptyObjectsUnknown: true, alphabetize: true, rootTypes: false };
const text = HEADER + astToString(await openapiTS(JSON.parse(described.toString()), options));

if (process.argv.includes("--check")) {
  if (readFileSync(TARGET, "utf8") === text) process.exit(0);
  console.error(`${TARGET} is not what the server describes: run \`npm run api\` in designer-ui and commit it`);
  process.exit(1);
}
writeFileSync(TARGET, text);
