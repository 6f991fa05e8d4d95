// Builds the front end: web/assets and two npm packages into web/static/dist.
// Run by `npm run build`; FRONTEND_ASSETS and FRONTEND_DIST name other folders (for tests).
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "sass";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const modules = join(root, "node_modules");
const assets = resolve(process.env.FRONTEND_ASSETS || join(root, "web/assets"));
const dist = resolve(process.env.FRONTEND_DIST || join(root, "web/static/dist"));

mkdirSync(dirname(dist), { recursive: true });
const made = mkdtempSync(join(dirname(dist), ".dist-"));
try {
  const { css } = compile(join(assets, "app.scss"), {
    loadPaths: [modules, assets],
    quietDeps: true,
    style: "compressed",
  });
  writeFileSync(join(made, "app.css"), css);
  cpSync(
    join(modules, "govuk-frontend/dist/govuk/govuk-frontend.min.js"),
    join(made, "govuk-frontend.min.js"),
  );
  cpSync(join(modules, "htmx.org/dist/htmx.min.js"), join(made, "htmx.min.js"));
  for (const name of readdirSync(assets)) {
    const source = join(assets, name);
    if (statSync(source).isDirectory() || name.endsWith(".scss") || name.startsWith(".")) continue;
    cpSync(source, join(made, basename(name)));
  }
  chmodSync(made, 0o755);
  // All or nothing: a failed build leaves the last good one in place.
  rmSync(dist, { recursive: true, force: true });
  renameSync(made, dist);
} catch (problem) {
  rmSync(made, { recursive: true, force: true });
  console.error(String(problem.message || problem));
  process.exit(1);
}
