// The check of a national month in DuckDB. Answers one JSON line for each line of standard input: time and counts by code.
import { createInterface } from "node:readline";
import { DuckDBInstance } from "@duckdb/node-api";

const [folder, month] = process.argv.slice(2);
const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
const connection = await instance.connect();
const table = (name, query) => connection.run(`create table ${name} as ${query}`);
const csv = (name, text = "false") => `read_csv('${folder}/${name}.csv', delim=';', header=true, all_varchar=${text})`;

await table("departement", `select departement, row_number() over ()::smallint d from ${csv("departements", "true")}`);
await table(
  "territory",
  `select departement || '/' || territoire as place, row_number() over ()::smallint t, d
   from (select departement, '' territoire from departement union all select * from ${csv("territories", "true")})
   join departement using (departement)`,
);
await table(
  "cell",
  `select id::smallint c, indicateur || '/' || coalesce(ventilation, '') || '/' || coalesce(modalite, '') as name,
   (10 ** decimals)::integer as scale, compulsory = 1 as compulsory, distinct_count = 1 as distinct_count,
   people = 1 and ventilation <> '' as crossed from ${csv("cells")}`,
);
await table("term", `select relation::smallint r, code, equality = 1 equality, terms, cell::smallint c, (factor * 100)::bigint f from ${csv("terms")}`);
await table("part", `select code, breakdown::smallint b, total::smallint total, part::smallint c from ${csv("parts")}`);
await table("pair", `select code, first::smallint c1, second::smallint c2 from ${csv("pairs")}`);
await table("rounded", `select * from ${csv("rounded")}`);
await table("size", `select b, count(*) n from part group by b`);
await table("declared", `select d, count(*) - 1 n from territory group by d`);

const rules = `
create or replace temp table j as
  with l as (select row_number() over () rn, * from read_csv('${folder}/month.csv', delim=';', header=true, quote='', auto_detect=false, nullstr='',
    columns={'mois':'VARCHAR','departement':'VARCHAR','territoire':'VARCHAR','indicateur':'VARCHAR','ventilation':'VARCHAR','modalite':'VARCHAR','valeur':'VARCHAR','statut':'VARCHAR','commentaire':'VARCHAR'}))
  select rn, p.t, d.d, cell.c, cell.scale, mois = '${month}' month_ok, coalesce(statut, '') in ('', 'E') status_ok,
    case when regexp_full_match(valeur, '-?\\d+([,.]\\d+)?') then try_cast(replace(valeur, ',', '.') as decimal(15,4)) end v
  from l left join departement d on d.departement = l.departement
  left join territory p on p.place = l.departement || '/' || coalesce(l.territoire, '')
  left join cell on cell.name = l.indicateur || '/' || coalesce(l.ventilation, '') || '/' || coalesce(l.modalite, '');
create or replace temp table du as select j.rn from j join (select t, c, min(rn) m from j group by t, c having count(*) > 1) g using (t, c) where j.rn <> g.m;
create or replace temp table k as select j.*, du.rn is not null dup from j left join du using (rn);
create or replace temp table a as select t, d, c, (v * 100)::bigint v from k
  where month_ok and d is not null and t is not null and c is not null and not dup and status_ok and v >= 0 and (v * scale) % 1 = 0;
create or replace temp table w as select d, min(t) t from territory group by d;
create or replace temp table found as
  select 'R36' code from k where not month_ok
  union all select 'R37' from k where d is null
  union all select 'N04' from k where t is null
  union all select 'N01' from k where c is null
  union all select 'R36K' from k where dup
  union all select 'R38' from k where v is null and not dup
  union all select 'R22' from k where v < 0 and not dup
  union all select 'R38D' from k where v >= 0 and (v * scale) % 1 <> 0 and not dup
  union all select 'R34S' from k where not status_ok and not dup
  union all select any_value(term.code) from a join term using (c) group by t, r
    having count(*) = any_value(terms) and case when any_value(equality) then sum(f * v) <> 0 else sum(f * v) > 0 end
  union all select g.code from (select t, b, any_value(part.code) code, any_value(total) total, sum(v) s, count(*) n from a join part using (c) group by t, b) g
    join size using (b) join a on a.t = g.t and a.c = g.total where g.n = size.n and g.s <> a.v
  union all select 'R14' from (select a.d, c, sum(v) s, max(v) m, count(*) n from a join w on w.d = a.d where a.t <> w.t group by a.d, c) g
    join declared using (d) join w using (d) join a on a.t = w.t and a.c = g.c join cell on cell.c = g.c
    where g.n = declared.n and case when distinct_count then a.v < g.m or a.v > g.s else g.s <> a.v end
  union all select pair.code from pair join a x on x.c = pair.c1 join a y on y.t = x.t and y.c = pair.c2 where (x.v = 0) <> (y.v = 0)
  union all select 'R33' from (select d, count(*) n, count(*) filter (v % 500 = 0) r from a join cell using (c), rounded
    where scale = 1 and v >= 100 * "from" group by d) g, rounded where n >= least and r > share * n
  union all select 'R39X' from (select a.d, count(*) n, count(*) filter (v = 100) ones from a join cell using (c) join w on w.d = a.d
    where a.t <> w.t and crossed group by a.d) g where n >= 50 and ones > 0.3 * n
  union all select 'N03' from w cross join cell left join (select distinct t, c from j) x on x.t = w.t and x.c = cell.c where compulsory and x.c is null;`;
const run = async () => {
  for (const statement of rules.split(";\n")) {
    if (statement.trim()) await connection.run(statement);
  }
};
console.log("ready");
for await (const _ of createInterface({ input: process.stdin })) {
  const start = performance.now();
  await run();
  const ms = performance.now() - start;
  const rows = await (await connection.runAndReadAll("select code, count(*)::integer from found group by code")).getRows();
  console.log(JSON.stringify({ ms, found: Object.fromEntries(rows) }));
}
