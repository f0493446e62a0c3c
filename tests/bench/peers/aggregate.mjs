// Ten years of figures in DuckDB, two threads: nine statistics for 39 groups, and one month again. A line of standard input
// says which of the two; the answer is one JSON line.
import { createInterface } from "node:readline";
import { DuckDBInstance } from "@duckdb/node-api";

const months = Number(process.argv[2]);
const instance = await DuckDBInstance.create(":memory:", { threads: "2" });
const connection = await instance.connect();
const values = [1, 18, 3, 4, 3, 4, 3, 3];
const keys = values.map((_, axis) => `k${axis}`);
await connection.run(`create table departement as select d::utinyint d, (50 + d * 37 % 2500)::double pop,
  ${values.map((count, axis) => `((d * ${axis + 3}) % ${count})::utinyint k${axis}`).join(", ")} from range(101) t(d)`);
await connection.run(`create table figure as select m::utinyint m, c::usmallint c, d::utinyint d, (drawn % 10007)::double v from (
  select m, c, d, (m * 7919 + d * 104729 + c * 1299709 + 1) * 48271 % 2147483647 drawn
  from range(${months}) t(m), range(840) u(c), range(101) w(d)) where drawn % 33 <> 0 order by m, c`);
const statistics = `sum(v) s, count(*) n, avg(v) mean, sum(v) / sum(pop) rate, quantile_cont(v, [0.1, 0.25, 0.5, 0.75, 0.9]) q`;
const all = async () => {
  for (const key of keys) {
    await connection.run(
      `create or replace table of_${key} as select m, c, ${key}, ${statistics} from figure join departement using (d) group by all`,
    );
  }
  return "true";
};
let turn = 0;
const again = async () => {
  const month = turn++ % months;
  const departement = turn % 101;
  await connection.run(`update figure set v = v + 1 where m = ${month} and d = ${departement}`);
  for (const key of keys) {
    await connection.run(`delete from of_${key} where m = ${month}`);
    await connection.run(
      `insert into of_${key} select m, c, ${key}, ${statistics} from figure join departement using (d) where m = ${month} group by all`,
    );
  }
  return `m = ${month}`;
};
// The number of values and the medians of what was computed, by grouping: not part of the work, nor of its time.
const summary = async (computed) => {
  const found = {};
  for (const key of keys) {
    const [[count, medians]] = await (
      await connection.runAndReadAll(
        `select sum(n)::bigint, round(sum(q[3]) / 100)::bigint from of_${key} where ${computed}`,
      )
    ).getRows();
    found[`${key} values`] = Number(count);
    found[`${key} medians`] = Number(medians);
  }
  return found;
};
console.log("ready");
for await (const line of createInterface({ input: process.stdin })) {
  const start = performance.now();
  const computed = await (line === "again" ? again : all)();
  const ms = performance.now() - start;
  console.log(JSON.stringify({ ms, found: await summary(computed) }));
}
