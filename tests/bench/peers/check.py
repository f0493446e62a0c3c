# The check of a national month in pandas. Answers one JSON line for each line of standard input: time and counts by code.
import json
import sys
import time

import numpy as np
import pandas as pd

folder, month = sys.argv[1:3]


def read(name, **options):
    return pd.read_csv(f"{folder}/{name}.csv", sep=";", keep_default_na=False, **options)


departements = {code: at for at, code in enumerate(read("departements", dtype=str).departement)}
declared = read("territories", dtype=str)
places = {f"{code}/": (at, code) for at, code in enumerate(departements)}
for code, territory in zip(declared.departement, declared.territoire):
    places[f"{code}/{territory}"] = (len(places), code)
place_ids = {name: at for name, (at, _) in places.items()}
count = declared.groupby("departement").size()
wholes = {f"{code}/": place_ids[f"{code}/"] for code in departements}
cell_table = read("cells", dtype={"indicateur": str, "ventilation": str, "modalite": str})
cell_ids = dict(zip(cell_table.indicateur + "/" + cell_table.ventilation + "/" + cell_table.modalite, cell_table.id))
decimals = cell_table.decimals.to_numpy()
terms = read("terms").rename(columns={"cell": "c"})
parts = read("parts").rename(columns={"part": "c"})
pairs = read("pairs")
rounded = read("rounded").iloc[0]
crossed = ((cell_table.people == 1) & (cell_table.ventilation != "")).to_numpy()
sizes = parts.groupby("breakdown").size().rename("size")
compulsory = cell_table.id[cell_table.compulsory == 1].to_numpy()


def check():
    lines = read("month", dtype=str, quoting=3)
    found = {}

    def add(code, number):
        if number:
            found[code] = found.get(code, 0) + int(number)

    d = lines.departement.map(departements)
    t = (lines.departement + "/" + lines.territoire).map(place_ids)
    c = (lines.indicateur + "/" + lines.ventilation + "/" + lines.modalite).map(cell_ids)
    month_ok = (lines.mois == month).to_numpy()
    status_ok = lines.statut.isin(["", "E"]).to_numpy()
    written = lines.valeur.str.fullmatch(r"-?\d+([,.]\d+)?").to_numpy()
    v = pd.to_numeric(lines.valeur.str.replace(",", ".", regex=False), errors="coerce").to_numpy()
    placed = (t.notna() & c.notna()).to_numpy()
    dup = np.zeros(len(lines), bool)
    dup[placed] = pd.DataFrame({"t": t[placed], "c": c[placed]}).duplicated().to_numpy()
    known = c.fillna(0).astype(int).to_numpy()
    fits = np.round(v, 4) == np.round(np.round(v * 10.0 ** decimals[known]) / 10.0 ** decimals[known], 4)
    add("R36", (~month_ok).sum())
    add("R37", d.isna().sum())
    add("N04", t.isna().sum())
    add("N01", c.isna().sum())
    add("R36K", dup.sum())
    add("R38", (~written & ~dup).sum())
    add("R22", (written & (v < 0) & ~dup).sum())
    add("R38D", (written & (v >= 0) & ~fits & ~dup).sum())
    add("R34S", (~status_ok & ~dup).sum())
    good = month_ok & d.notna().to_numpy() & placed & ~dup & status_ok & written & (v >= 0) & fits
    a = pd.DataFrame(
        {
            "t": t[good].astype(int).to_numpy(),
            "d": lines.departement[good].to_numpy(),
            "c": known[good],
            "v": np.round(v[good] * 100).astype("int64"),
        }
    )
    r = a.merge(terms, on="c")
    r["x"] = (r.v * r.factor * 100).round().astype("int64")
    g = r.groupby(["t", "relation"], sort=False).agg(
        n=("x", "size"), s=("x", "sum"), terms=("terms", "first"), equality=("equality", "first"), code=("code", "first")
    )
    g = g[(g.n == g.terms) & np.where(g.equality == 1, g.s != 0, g.s > 0)]
    for code, number in g.code.value_counts().items():
        add(code, number)
    p = a.merge(parts, on="c").groupby(["t", "breakdown"], sort=False).agg(
        n=("v", "size"), s=("v", "sum"), total=("total", "first"), code=("code", "first")
    )
    p = p.reset_index().merge(sizes, left_on="breakdown", right_index=True)
    p = p[p.n == p["size"]].merge(a, left_on=["t", "total"], right_on=["t", "c"])
    for code, number in p[p.s != p.v].code.value_counts().items():
        add(code, number)
    whole = a.t.isin(list(wholes.values()))
    q = a[~whole].groupby(["d", "c"], sort=False).agg(n=("v", "size"), s=("v", "sum"), m=("v", "max")).reset_index()
    q = q[q.n == q.d.map(count)].merge(a[whole], on=["d", "c"])
    distinct = cell_table.distinct_count.to_numpy()[q.c] == 1
    add("R14", np.where(distinct, (q.v < q.m) | (q.v > q.s), q.s != q.v).sum())
    z = a.merge(pairs, left_on="c", right_on="first").merge(a, left_on=["t", "second"], right_on=["t", "c"])
    for code, number in z[(z.v_x == 0) != (z.v_y == 0)].code.value_counts().items():
        add(code, number)
    counts = a[(decimals[a.c] == 0) & (a.v >= 100 * rounded["from"])]
    r = (counts.v % 500 == 0).groupby(counts.d).agg(["size", "sum"])
    add("R33", ((r["size"] >= rounded.least) & (r["sum"] > rounded.share * r["size"])).sum())
    fine = a[crossed[a.c] & ~whole]
    r = (fine.v == 100).groupby(fine.d).agg(["size", "sum"])
    add("R39X", ((r["size"] >= 50) & (r["sum"] > 0.3 * r["size"])).sum())
    given = pd.DataFrame({"t": t[placed].astype(int), "c": c[placed].astype(int)})
    given = given[given.t.isin(list(wholes.values())) & given.c.isin(compulsory)].drop_duplicates()
    add("N03", len(wholes) * len(compulsory) - len(given))
    return found


print("ready", flush=True)
for _ in sys.stdin:
    start = time.perf_counter()
    result = check()
    print(json.dumps({"ms": (time.perf_counter() - start) * 1000, "found": result}), flush=True)
