import { expect, test } from "vitest";
import { writeCsv } from "./csv";
import { series } from "./sample.fixture";

test("figures are written as in the open files", () => {
  const cells = [
    { series, measure: "taux", area: "N:FR", month: "2017-12" },
    { series, measure: "somme", area: "D:01", month: "2017-12" },
    { series, measure: "somme", area: "D:69", month: "2018-11" },
  ];
  expect(writeCsv(cells)).toBe(
    "indicateur,mois,niveau,code,mesure,valeur,statut\r\n" +
      "INS_FOY,2017-12,nation,FR,taux,12.4,complet\r\n" +
      "INS_FOY,2017-12,departement,01,somme,,manquant\r\n" +
      "INS_FOY,2018-11,departement,69,somme,,confidentiel\r\n",
  );
});
