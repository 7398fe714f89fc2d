// node duckdb.mjs open|cold FOLDER RUNS THREADS: the job in DuckDB, on a table in memory (open) or on the files (cold)
// Prints the results once, and the seconds of each run on the other output.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
const { DuckDBInstance } = createRequire(new URL('../../tests/duckdb/ask.mjs', import.meta.url))('@duckdb/node-api');

const [how, folder, runs, threads] = process.argv.slice(2);
const items = JSON.parse(readFileSync(`${folder}/codebook.json`, 'utf8')).items;
const numbers = ['ctrs_risk', 'age', 'stay_days', 'follow_up_days', 1, 2, 3, 4, 5, 6].map(n => n > 0 ? `score_0${n}` : n);
const crossed = ['year', 'unit', 'readmitted', 'ctrs_risk', ...Array.from({ length: 26 }, (_, n) => `item_${String(n + 1).padStart(2, '0')}`)];
const group = 'case_management';
const files = `read_parquet('${folder}/*/*/*.parquet', hive_partitioning = true, hive_types_autocast = false)`;

const connection = await (await DuckDBInstance.create(':memory:', { threads })).connect();
const ask = async question => (await connection.runAndReadAll(question)).getRowsJson();

let table = files;
if (how === 'open') { // the smallest types there are: an enumeration is a byte, as with us
  const columns = items.map(item => item.answers
    ? `${item.name}::ENUM(${item.answers.map(answer => `'${answer.key}'`)}) AS ${item.name}`
    : `${item.name}::${item.most < 256 ? 'UTINYINT' : 'USMALLINT'} AS ${item.name}`);
  await connection.run(`CREATE TABLE episodes AS SELECT ${columns} FROM ${files}`);
  table = 'episodes';
}

const chi2 = item => `SELECT sum(n) * (sum(n * n / (r * c)) - 1) FROM (
  SELECT n, sum(n) OVER (PARTITION BY ${group}) AS r, sum(n) OVER (PARTITION BY ${item}) AS c FROM (
    SELECT ${group}, ${item}, count(*)::DOUBLE AS n FROM ${table} WHERE ${group} IS NOT NULL AND ${item} IS NOT NULL GROUP BY ALL))`;
const means = `SELECT ${group}, ${numbers.map(item => `count(${item}), avg(${item}), var_samp(${item})`)} FROM ${table} WHERE ${group} IS NOT NULL GROUP BY ${group} ORDER BY ${group} = 'with'`;
const survival = `WITH counts AS (
    SELECT follow_up_days AS t, count(*) FILTER (${group} = 'without' AND readmitted = 'yes') AS d0, count(*) FILTER (${group} = 'without') AS n0,
      count(*) FILTER (${group} = 'with' AND readmitted = 'yes') AS d1, count(*) FILTER (${group} = 'with') AS n1
    FROM ${table} WHERE follow_up_days IS NOT NULL AND readmitted IS NOT NULL GROUP BY ALL),
  risk AS (SELECT t, d0::DOUBLE AS d0, d1::DOUBLE AS d1, sum(n0) OVER later AS r0, sum(n1) OVER later AS r1 FROM counts WINDOW later AS (ORDER BY t DESC))
  SELECT exp(sum(ln(1 - d0 / r0)) FILTER (t <= 365 AND r0 > 0)), exp(sum(ln(1 - d1 / r1)) FILTER (t <= 365 AND r1 > 0)),
    sum(d0 - (d0 + d1) * r0 / (r0 + r1)) ^ 2 / sum(CASE WHEN r0 + r1 > 1 THEN (d0 + d1) * r0 / (r0 + r1) * r1 / (r0 + r1) * (r0 + r1 - d0 - d1) / (r0 + r1 - 1) ELSE 0 END)
  FROM risk`;

const lines = [];
const tell = (kind, item, value) => lines.push(`${kind},${item},${Number(Number(value).toPrecision(6))}`);
for (let run = 0; run < Number(runs); run++) {
  const [start, used] = [performance.now(), process.cpuUsage()];
  lines.length = 0;
  for (const item of crossed) {
    tell('chi2', item, (await ask(chi2(item)))[0][0]);
  }
  const [without, with_] = (await ask(means)).map(row => row.slice(1).map(Number));
  numbers.forEach((item, at) => {
    const [n0, m0, v0] = without.slice(3 * at), [n1, m1, v1] = with_.slice(3 * at);
    tell('t', item, (m0 - m1) / Math.sqrt(v0 / n0 + v1 / n1));
  });
  const [share0, share1, logrank] = (await ask(survival))[0];
  tell('share', 'without', share0);
  tell('share', 'with', share1);
  tell('logrank', 'follow_up_days', logrank);
  const busy = process.cpuUsage(used);
  console.error(`${how} ${((performance.now() - start) / 1000).toFixed(3)} s, of the processors ${((busy.user + busy.system) / 1e6).toFixed(3)} s`);
}
console.log(lines.join('\n'));
console.error(`peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`);
