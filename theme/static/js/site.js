// What every page has: colours remembered, the place in the contents, the section kept when the level changes,
// code to copy. All pages are whole without it.
(() => {
  const { copy, copied } = document.currentScript.dataset;
  const all = (selector) => [...document.querySelectorAll(selector)];
  const root = document.documentElement;

  for (const choice of all("#scheme input")) {
    choice.checked = choice.value === (root.dataset.scheme ?? "");
    choice.addEventListener("change", () => {
      root.dataset.scheme = choice.value;
      try {
        localStorage.setItem("scheme", choice.value);
      } catch {
        // Kept for this page only.
      }
    });
  }

  // The last of some elements that is above the upper third of the window.
  const reached = (elements) => elements.findLast((one) => one.getBoundingClientRect().top < innerHeight / 3);

  const links = all(".toc a[href^='#']");
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1)))).filter(Boolean);
  const mark = () => {
    const id = reached(headings)?.id;
    for (const link of links) {
      if (id && decodeURIComponent(link.hash.slice(1)) === id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -66%" });
  for (const heading of headings) observer.observe(heading);

  // A link at a heading knows where its section is in the other post.
  for (const link of all(".pair-switch a:not([aria-current])")) {
    link.addEventListener("click", () => {
      link.hash = reached(all(".content .pair-section"))?.hash ?? "";
    });
  }

  for (const pre of all("pre")) {
    if (pre.scrollWidth > pre.clientWidth) pre.tabIndex = 0;
    if (!navigator.clipboard) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy-code";
    button.textContent = copy;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(pre.innerText);
      button.textContent = copied;
      setTimeout(() => { button.textContent = copy; }, 1500);
    });
    pre.before(button);
  }

  // Paper has nothing to click on.
  addEventListener("beforeprint", () => {
    for (const details of all("details:not([open], .toc)")) {
      details.open = true;
      addEventListener("afterprint", () => { details.open = false; }, { once: true });
    }
  });
})();
