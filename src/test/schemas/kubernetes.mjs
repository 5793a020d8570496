// Validates the manifest against the published schemas of Kubernetes and the Prometheus operator.
//   npm install --prefix /tmp/schemas yaml@2 kubernetes-models@5.1.0 @kubernetes-models/prometheus-operator@6.0.0
//   node src/test/schemas/kubernetes.mjs /tmp/schemas
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const modules = join(resolve(process.argv[2]), 'node_modules');
const load = (file) => import(pathToFileURL(join(modules, file)));
const YAML = createRequire(join(modules, '..', 'package.json'))('yaml');
const operator = '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/ServiceMonitor.js';
const kinds = {
  ...(await load('kubernetes-models/apps/v1/Deployment.js')),
  ...(await load('kubernetes-models/v1/Service.js')),
  ...(await load(operator)),
};
for (const document of YAML.parseAllDocuments(readFileSync('src/main/dist/kubernetes/oneclick-exporter.yaml', 'utf8'))) {
  if (document.errors.length) throw document.errors[0];
  const object = document.toJS();
  new kinds[object.kind](object).validate();
  console.log(`${object.kind} is valid`);
}
