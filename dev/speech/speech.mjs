// Reads MathML aloud with speech-rule-engine: a line of JSON with a formula in, its words out.
//
// The engine does not know `intent` yet. So an element that has one is said here, in the words of
// MathML 4's core list, with its arguments in the words of the engine; then the engine says what
// is around it.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const require = createRequire(import.meta.url);
const engine = require("speech-rule-engine");
const { DOMParser, XMLSerializer } = createRequire(
  require.resolve("speech-rule-engine"),
)("@xmldom/xmldom");

await engine.setupEngine({ locale: "en", domain: "clearspeak", modality: "speech" });
await engine.engineReady();

const POWERS = { 2: "squared", 3: "cubed" };
const ORDERS = { 1: "", 2: "second ", 3: "third " };
// The English words of the core list, where a name alone would not do.
const WORDS = {
  "closed-interval": (a, b) => `closed interval between ${a} and ${b}`,
  "open-interval": (a, b) => `open interval between ${a} and ${b}`,
  "closed-open-interval": (a, b) => `interval between ${a}, included, and ${b}`,
  "open-closed-interval": (a, b) => `interval between ${a} and ${b}, included`,
  "ordered-pair": (a, b) => `the pair ${a} and ${b}`,
  "indexed-by": (a, b) => `${a} indexed by ${b}`,
  power: (a, b) => `${a} ${POWERS[b] ?? `to the power ${b}`}`,
  transpose: (a) => `${a} transpose`,
  derivative: (f, ...by) => derivative("", f, by),
  "partial-derivative": (f, ...by) => derivative("partial ", f, by),
  tuple: (...all) => `tuple of ${all.join(", ")}`,
};

function derivative(kind, f, by) {
  const order = by.filter((_, place) => place % 2).reduce((sum, one) => sum + Number(one), 0);
  const variables = by.filter((_, place) => place % 2 === 0);
  const times = ORDERS[order] ?? `${order}th `;
  return `the ${times}${kind}derivative of ${f} with respect to ${variables.join(" and ")}`;
}

const engineSays = (node) =>
  engine.toSpeech(`<math xmlns="http://www.w3.org/1998/Math/MathML">${new XMLSerializer().serializeToString(node)}</math>`);
const elements = (node) => Array.from(node.childNodes ?? []).filter((one) => one.nodeType === 1);

/** Find an argument; those of an element that has an intent or a name itself are its own. */
function argument(node, name) {
  for (const child of elements(node)) {
    if (child.getAttribute("arg") === name) return child;
    if (child.hasAttribute("arg") || child.hasAttribute("intent")) continue;
    const found = argument(child, name);
    if (found) return found;
  }
}

/** Say an intent: `name`, `name:property($a,$b)`, `$a` or a number. */
function read(text, node) {
  let at = 0;
  function term() {
    const [word] = /^[^(),]+/.exec(text.slice(at)) ?? [""];
    at += word.length;
    if (word.startsWith("$")) {
      const found = argument(node, word.slice(1));
      if (!found) throw new Error(`no argument ${word} for ${text}`);
      return said(found);
    }
    const [name, property] = word.replace(/^_/, "").split(":");
    if (text[at] !== "(") return name.replaceAll("-", " ");
    const all = [];
    do {
      at += 1;
      all.push(term());
    } while (text[at] === ",");
    at += 1;
    if (WORDS[name] && property !== "function") return WORDS[name](...all);
    const plain = name.replaceAll("-", " ");
    if (property === "prefix") return `${plain} ${all[0]}`;
    if (property === "postfix") return `${all[0]} ${plain}`;
    if (property === "infix") return all.join(` ${plain} `);
    return `${plain} of ${all.join(" and ")}`;
  }
  return term();
}

/** Whether an element is an operator, with something at it too, or words such as "modulo 2". */
function isOperator(node) {
  if (node.getAttribute("intent").startsWith("modulo")) return true;
  let inner = node;
  while (["mover", "msub", "msubsup"].includes(inner?.localName)) [inner] = elements(inner);
  // A bar of a size of its own is beside something that is not seen.
  if (inner !== node && inner?.localName === "mrow") [inner] = elements(inner);
  return inner?.localName === "mo" && inner.textContent !== "\u2063";
}

/** Say an element with what is in it. */
function said(node) {
  if (node.hasAttribute("intent")) return read(node.getAttribute("intent"), node);
  const copy = node.cloneNode(true);
  replace(copy, node);
  return engineSays(copy);
}

/** Put the words of intents in the places of their elements. */
function replace(copy, node) {
  const originals = elements(node);
  elements(copy).forEach((child, place) => {
    if (child.hasAttribute("intent")) {
      // As for an operand, after which a plus adds: f'(x), |x| + 1. Operators are words between.
      const tag = isOperator(child) ? "mtext" : "mi";
      const words = node.ownerDocument.createElementNS(node.namespaceURI, tag);
      words.appendChild(node.ownerDocument.createTextNode(read(child.getAttribute("intent"), originals[place])));
      copy.replaceChild(words, child);
    } else replace(child, originals[place]);
  });
}

for await (const line of createInterface({ input: process.stdin })) {
  const root = new DOMParser().parseFromString(JSON.parse(line), "text/xml").documentElement;
  console.log(JSON.stringify(said(root).replace(/\s+/g, " ").trim()));
}
