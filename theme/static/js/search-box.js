// The search as a box over any page. The search page has all that it takes, its form, style sheets
// and scripts: they are fetched when a reader first asks for the box.
let box;

const make = async (address) => {
  const text = await (await fetch(address)).text();
  const page = new DOMParser().parseFromString(text, "text/html");
  const made = document.createElement("div");
  const parts = ["", "-status", "-results", "-more", "-result"];
  made.append(...parts.map((part) => page.getElementById(`search${part}`)));
  made.id = "search-box";
  made.popover = "auto";
  made.role = "dialog";
  made.ariaLabel = made.querySelector("label").textContent;
  made.firstChild.hidden = false;
  const { dataset } = made.firstChild;
  dataset.page = address;
  for (const name of ["root", "index"]) dataset[name] = new URL(dataset[name], address);
  document.body.append(made);
  const here = [...document.querySelectorAll("link, script")].map((one) => one.href ?? one.src);
  for (const one of page.querySelectorAll('link[rel="stylesheet"], script[src]')) {
    const name = one.localName === "link" ? "href" : "src";
    const file = new URL(one.getAttribute(name), address).href;
    if (here.includes(file)) continue;
    const own = document.createElement(one.localName);
    own.rel = "stylesheet";
    own[name] = file;
    document.head.append(own);
  }
  return made;
};

export const open = async (address) => {
  const there = document.getElementById("search-query");
  if (there && !box) return there.focus(); // the search page
  box ??= make(address);
  const made = await box;
  made.showPopover();
  made.querySelector("input").focus();
};
