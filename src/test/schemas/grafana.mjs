// Compiles the dashboards against Grafana's own types: every option of every panel must be one that Grafana knows.
//   npm install --prefix /tmp/schemas typescript@5 @grafana/schema@13.2.3
//   node src/test/schemas/grafana.mjs /tmp/schemas
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const modules = join(process.argv[2], 'node_modules');
const types = './node_modules/@grafana/schema/dist/types/raw';
const kinds = ['stat', 'timeseries', 'barchart', 'table'];
const lines = [
  `import type { Dashboard, FieldConfig, Panel, RowPanel } from '${types}/dashboard/x/types.gen.js';`,
  ...kinds.map((kind) => `import type * as ${kind} from '${types}/composable/${kind}/panelcfg/x/types.gen.js';`),
  // In JSON an enum's member is its text.
  'type J<T> = T extends string ? `${T}` : T extends (infer U)[] ? J<U>[] : T extends object ? { [K in keyof T]: J<T[K]> } : T;',
];
let names = 0;
const check = (type, value) => lines.push(`export const v${names++}: J<${type}> = ${JSON.stringify(value, null, 1)};`);

for (const name of ['oneclick-pull-requests', 'oneclick-flow', 'oneclick-exporter']) {
  const dashboard = JSON.parse(readFileSync(`src/main/dist/grafana/${name}.json`));
  // The types know only the built-in annotation's target, a data source's query has another form.
  dashboard.annotations.list.forEach((annotation) => delete annotation.target);
  dashboard.annotations.list.forEach((annotation) => ['titleFormat', 'textFormat'].forEach((key) => delete annotation[key]));
  check('Dashboard', dashboard);
  for (const { options, fieldConfig, ...panel } of dashboard.panels) {
    if (panel.type === 'row') {
      check('RowPanel', panel);
      continue;
    }
    const { custom, ...defaults } = fieldConfig.defaults;
    check('Panel', panel);
    check(`${panel.type}.Options`, options);
    check('FieldConfig', defaults);
    if (custom) check(`${panel.type}.FieldConfig`, custom);
  }
}
const source = join(process.argv[2], 'dashboards.ts');
writeFileSync(source, lines.join('\n'));
const compiler = ['--noEmit', '--strict', '--skipLibCheck', '--target', 'es2022', '--module', 'nodenext'];
execFileSync('node', [join(modules, 'typescript/lib/tsc.js'), ...compiler, source], { stdio: 'inherit' });
console.log(`${names} parts of three dashboards are as Grafana's types have them`);
