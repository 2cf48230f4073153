// Opens every page in a real Chromium: accessible, inert, complete without script, readable when narrow, printable.
// Usage: node pages.mjs <abide> <folder for pages>. Needs playwright-core and axe-core beside it, and Debian's Chromium.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import process from "node:process";

const [program, folder] = process.argv.slice(2).map((path) => resolve(path));
const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");
const require = createRequire(join(folder, "node_modules", "from"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const faults = [];
let checks = 0;
const check = (page, claim, isTrue, detail = "") => {
  ++checks;
  if (!isTrue) faults.push(`${page}: ${claim}${detail ? `: ${detail}` : ""}`);
};

// ---- the pages ------------------------------------------------------------------------------------------------------

const pages = join(folder, "out");
const abideIn = (cwd, words, at = "1775786400") => {
  try {
    execFileSync(program, words, { stdio: "pipe", cwd, env: { ...process.env, SOURCE_DATE_EPOCH: at } });
  } catch (error) {
    if (error.status !== 1 && error.status !== 3) throw new Error(`abide ${words.join(" ")}: ${error.stderr}`);
  }
};
const abide = (...words) => abideIn(root, words);

const htmlIn = (at) => readdirSync(at).filter((name) => name.endsWith(".html")).sort().map((name) => join(at, name));

// Two nights in a folder of its own, with a decision and an answer in between: every page a sweep writes has something
// to say. Of the exports some change and one does not come.
const sweepPages = (name, exports, finding) => {
  const folder = join(pages, name);
  abide("init", folder, "--quiet");
  for (const file of readdirSync(join(folder, "inbox"))) rmSync(join(folder, "inbox", file));
  for (const file of exports) copyFileSync(file, join(folder, "inbox", basename(file)));
  abideIn(folder, ["sweep", "--as-at", "2026-04-10", "--quiet"]);
  abideIn(folder, ["exception", "add", finding, "--reason", "Agreed <script>alert(1)</script> | `*with*` the panel.",
                   "--approved-by", "head of service", "--from", "2026-04-10", "--until", "2026-04-20"]);
  abideIn(folder, ["attest", "record", "islington-hsb", "7-7", "--answer", "partly", "--role", "panel chair", "--note",
                   "Two of four areas; see <b>there</b>."]);
  const changed = join(folder, "inbox", basename(exports[0]));
  const text = readFileSync(changed, "utf8");
  writeFileSync(changed, text.replace(/<concern /, '<strategy-meeting id="m99" concern="c1" held-date="2026-04-10"/><concern '));
  if (exports.length > 1) rmSync(join(folder, "inbox", basename(exports[1])));
  abideIn(folder, ["sweep", "--as-at", "2026-10-12", "--quiet"], "1791770400");
  const made = htmlIn(join(folder, "reports/current"));
  for (const page of ["changes", "exceptions", "attestations", "findings"])
    if (!made.some((file) => basename(file) === `${page}-2026-10-12.html`)) throw new Error(`${name}: no page of ${page}`);
  return made;
};

const makePages = () => {
  rmSync(pages, { recursive: true, force: true });
  mkdirSync(pages, { recursive: true });
  const seeds = join(root, "seeds/cases");
  const hostile = join(here, "hostile.xml");
  const asAt = ["--as-at", "2026-04-10", "-o", pages];
  abide("report", "findings", join(seeds, "contact.xml"), ...asAt);
  for (const id of ["C-0003", "C-0012", "C-0019", "C-0026", "C-0074"]) abide("report", "case", id, seeds, ...asAt);
  abide("report", "rules", "islington-hsb", ...asAt);
  abide("report", "findings", hostile, "--as-at", "2026-04-10", "-o", join(pages, "hostile"));
  abide("report", "case", "X-<script>alert(1)</script>", hostile, "--as-at", "2026-04-10", "-o", join(pages, "hostile"));
  const nights = sweepPages("nights", [join(seeds, "contact.xml"), join(seeds, "west.xml")], "C-0074/strategy-meeting-in-time/c2");
  const hostileNights = sweepPages("hostile-nights", [hostile], "X-<script>alert(1)</script>/risk-assessed");
  return [...htmlIn(pages), ...htmlIn(join(pages, "hostile")), ...nights, ...hostileNights];
};

// ---- what a page must not do ----------------------------------------------------------------------------------------

// What the page tried: a request, a dialog, a word to the console. The page itself is the one request it may make.
const watch = (page, own) => {
  const tried = [];
  page.on("request", (request) => request.url() !== own && tried.push(`requested ${request.url()}`));
  page.on("dialog", async (dialog) => {
    tried.push(`opened a dialog`);
    await dialog.dismiss();
  });
  page.on("console", (message) => tried.push(`said ${message.text()}`));
  page.on("pageerror", (error) => tried.push(`failed with ${error.message}`));
  return tried;
};

const open = async (browser, file, options, look) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const url = pathToFileURL(file).href;
  const tried = watch(page, url);
  await page.goto(url);
  const seen = await look(page);
  await context.close();
  return { seen, tried };
};

const words = (page) => page.evaluate(() => document.body.innerText);

const checkInert = async (browser, name, file) => {
  const withScript = await open(browser, file, {}, async (page) => {
    for (const handle of await page.$$("a[href^='#']")) await handle.evaluate((link) => link.click());
    await page.waitForTimeout(100);
    return words(page);
  });
  check(name, "makes no request, opens no dialog, breaks no policy", withScript.tried.length === 0,
        withScript.tried.slice(0, 3).join("; "));
  const without = await open(browser, file, { javaScriptEnabled: false }, (page) => page.innerText("body"));
  check(name, "says the same without script", without.seen.trim() === withScript.seen.trim());
  const active = await open(browser, file, {}, (page) =>
    page.evaluate(() => document.querySelectorAll("script, iframe, object, embed, img, form, [style], link:not([href='data:,'])").length +
      [...document.querySelectorAll("*")].filter((node) =>
        [...node.attributes].some((one) => one.name.startsWith("on") || /^\s*javascript:/i.test(one.value))).length));
  check(name, "holds nothing active", active.seen === 0, `${active.seen} elements`);
};

// ---- what a page must do --------------------------------------------------------------------------------------------

const checkAccessible = async (browser, name, file) => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { seen } = await open(browser, file, { bypassCSP: true }, async (page) => {
    await page.addScriptTag({ content: axe });
    return page.evaluate((runOnly) => window.axe.run({ runOnly, resultTypes: ["violations"] }), tags);
  });
  const found = seen.violations.map((one) => `${one.id} (${one.nodes.length}): ${one.nodes[0].html.slice(0, 120)}`);
  check(name, "is accessible", found.length === 0, found.join(" | "));
  check(name, "was looked at by many rules", seen.passes.length > 20, `${seen.passes.length}`);
};

const checkNarrow = async (browser, name, file) => {
  const { seen } = await open(browser, file, { viewport: { width: 320, height: 640 } }, (page) =>
    page.evaluate(() => document.documentElement.scrollWidth));
  check(name, "fits 320 pixels, which is 400%", seen <= 320, `${seen} wide`);
};

const checkPrint = async (browser, name, file) => {
  const { seen } = await open(browser, file, {}, async (page) => {
    const pdf = await page.pdf({ format: "A4" });
    await page.emulateMedia({ media: "print" });
    const hidden = await page.evaluate(() =>
      [...document.querySelectorAll("main table, main p, main dl")].filter((node) => node.getClientRects().length === 0).length);
    return { hidden, pages: (pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? []).length };
  });
  check(name, "prints all it says", seen.hidden === 0, `${seen.hidden} parts are not printed`);
  check(name, "prints on pages", seen.pages > 0);
};

// A page that is none of these things: a check that does not catch it would catch nothing.
const checkControl = async (browser) => {
  const file = join(pages, "control.html");
  writeFileSync(file, "<title>x</title><body><img src=x onerror='alert(1)'><p style='width:900px;color:#ccc'>low</p></body>");
  const before = faults.length;
  await checkInert(browser, "control", file);
  await checkAccessible(browser, "control", file);
  await checkNarrow(browser, "control", file);
  const caught = faults.splice(before);
  for (const claim of ["makes no request", "holds nothing active", "is accessible", "fits 320 pixels"])
    check("the control page", `is caught: ${claim}`, caught.some((fault) => fault.includes(claim)));
};

const browser = await chromium.launch({
  executablePath: process.env.ABIDE_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"],
});
const files = makePages();
for (const file of files) {
  const name = file.slice(pages.length + 1);
  await checkInert(browser, name, file);
  await checkAccessible(browser, name, file);
  await checkNarrow(browser, name, file);
  await checkPrint(browser, name, file);
}
await checkControl(browser);
await browser.close();

for (const fault of faults) console.error(fault);
console.log(`${files.length} pages in Chromium: ${checks - faults.length} checks passed, ${faults.length} failed`);
process.exit(faults.length === 0 ? 0 : 1);
