// node ask.mjs < questions.json: an array of SQL statements in, an array of their rows out, all on one connection
import { DuckDBInstance } from '@duckdb/node-api';
import { readFileSync } from 'node:fs';

const connection = await (await DuckDBInstance.create()).connect();
const answers = [];
for (const question of JSON.parse(readFileSync(0, 'utf8'))) {
  answers.push((await connection.runAndReadAll(question)).getRowsJson());
}
console.log(JSON.stringify(answers));
