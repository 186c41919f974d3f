// Rest on a reference or focus it: a card shows what it refers to; a tap opens a sheet.
// Without this, or in a browser without popovers, a reference is a plain link.
(() => {
  if (!HTMLElement.prototype.showPopover) return;
  const words = document.currentScript.dataset;
  const OPEN_AFTER = 400;
  const CLOSE_AFTER = 300;
  const GAP = 6;
  const EDGE = 8;
  const PARAGRAPHS = 4;
  const REFERENCES = "a.ref, a.citation, a.footnote-ref";
  const LINKS = `${REFERENCES}, a[data-preview]`;
  const HEADING = "h1, h2, h3, h4, h5, h6";
  const SECTION = "section:not([data-kind])";
  const END = `${HEADING}, ${SECTION}, .footnote, .corrections, .references`;
  const LEFT_OUT =
    "details.proof, .proof-links, .theorem-links, .theorem-version, .permalink, .headerlink, " +
    ".citation-backlinks, .footnote-backref, .pair-section-line, .report-line, .copy-tex, " +
    ".depth, .ties, .frame-steps, .frame-turn, .symbols-button, .symbols, .preview";
  const files = {};
  let wanted, opening, closing, under, y, touch, lit;

  const linkAt = (node) => {
    const link = node.closest?.(LINKS);
    return link && !link.closest(".preview .preview, math") ? link : null;
  };
  const fill = (pattern, name) => pattern.replace("{}", () => name);
  const make = (tag, className, ...inside) => {
    const element = Object.assign(document.createElement(tag), { className });
    element.append(...inside);
    return element;
  };

  const targetOf = (link) =>
    link.href.split("#")[0] === location.href.split("#")[0] &&
    document.getElementById(decodeURIComponent(link.hash.slice(1)));
  const partsOf = (target) => {
    let part = target.closest(".equation") || target;
    if (part.matches(SECTION)) part = part.firstElementChild;
    const parts = [part];
    if (!part.matches(HEADING)) return parts;
    part = part.nextElementSibling;
    while (part && parts.length <= PARAGRAPHS && !part.matches(END)) {
      if (!part.matches(LEFT_OUT)) parts.push(part);
      part = part.nextElementSibling;
    }
    return parts;
  };
  const copy = (part) => {
    const clone = part.cloneNode(true);
    for (const one of clone.querySelectorAll(LEFT_OUT)) one.remove();
    for (const name of ["id", "aria-labelledby"]) {
      for (const one of [clone, ...clone.querySelectorAll(`[${name}]`)]) one.removeAttribute(name);
    }
    if ("open" in clone) clone.open = true;
    if (clone.matches("li")) return make("div", "", ...clone.childNodes);
    return clone.matches(HEADING) ? make("p", "preview-title", ...clone.childNodes) : clone;
  };
  const load = async (url) => {
    const text = await (await fetch(url)).text();
    const { body } = new DOMParser().parseFromString(text, "text/html");
    for (const name of ["href", "src"]) {
      for (const one of body.querySelectorAll(`[${name}]`)) {
        one.setAttribute(name, new URL(one.getAttribute(name), url));
      }
    }
    return body;
  };
  const fragmentOf = async (link) => {
    const { href } = new URL(link.dataset.preview, new URL(words.root, document.baseURI));
    const [url, label = ""] = href.split("#");
    files[url] ??= load(url).catch(() => null);
    return (await files[url])?.querySelector(`[data-fragment="${label}"]`);
  };

  // A card is after its link, so that Tab leads into it.
  const place = (card, link) => {
    const lines = [...link.getClientRects()];
    const line = lines.find((one) => one.top <= y && y <= one.bottom) || lines[0];
    const below = innerHeight - line.bottom;
    const above = below < card.offsetHeight + GAP + EDGE && line.top > below;
    const width = document.documentElement.clientWidth;
    const set = (name, length) => card.style.setProperty(name, `${length}px`);
    set("left", Math.max(EDGE, Math.min(line.left, width - card.offsetWidth - EDGE)));
    set(above ? "bottom" : "top", (above ? innerHeight - line.top : line.bottom) + GAP);
    set("--room", (above ? line.top : below) - GAP - EDGE);
  };
  const open = (link, inside, sheet) => {
    const name = link.matches(".footnote-ref") ? fill(words.note, link.innerText) : link.innerText;
    const close = make("button", "", words.close);
    const go = make("a", "", fill(words.go, name));
    const bar = make("p", "preview-bar", go, close);
    const card = make("div", `preview content ${sheet ? "preview-sheet" : ""}`, ...inside, bar);
    go.href = link.href;
    Object.assign(close, { type: "button", onclick: () => card.hidePopover() });
    Object.assign(card, {
      id: `preview-${link.closest(".preview") ? 2 : 1}`,
      popover: "auto",
      tabIndex: 0,
      role: "group",
      ariaLabel: fill(words.label, name),
      // In a summary a click would open or close its details.
      onclick: (event) => event.target.closest("a, button, summary") || event.preventDefault(),
      onbeforetoggle: ({ newState }) => {
        if (newState === "closed" && card.matches(":focus-within")) {
          wanted = link;
          link.focus({ preventScroll: true });
        }
      },
      ontoggle: ({ newState }) => {
        if (newState === "closed") {
          card.remove();
          link.removeAttribute("aria-details");
        }
      },
    });
    link.after(card);
    link.setAttribute("aria-details", card.id);
    card.showPopover();
    if (sheet) card.focus();
    else place(card, link);
  };
  const isShown = (parts) => {
    const { top, height } = parts[0].getBoundingClientRect();
    return height && top >= 0 && parts.at(-1).getBoundingClientRect().bottom <= innerHeight;
  };
  const light = (link, part) => {
    lit?.part.classList.remove("preview-lit");
    lit = link && { link, part };
    part?.classList.add("preview-lit");
  };
  const isRested = (link) => link.matches(":hover, :focus-visible");
  const show = async (link, sheet) => {
    if (link.hasAttribute("aria-details") || (!sheet && !isRested(link))) return;
    const target = targetOf(link);
    const parts = target && partsOf(target);
    const part = !parts && link.dataset.preview && (await fragmentOf(link));
    if (parts && !sheet && isShown(parts)) light(link, parts[0]);
    else if (parts) open(link, parts.map(copy), sheet);
    else if (!part && sheet) location.assign(link.href);
    else if (part && wanted === link) open(link, [part.cloneNode(true)], sheet);
  };

  // A click into a card focuses it, and so keeps it.
  const isKept = (card) =>
    card.matches(":hover, :has(:hover), :focus-within") || isRested(card.previousElementSibling);
  const hideUnless = (kept) => {
    for (const card of document.querySelectorAll(".preview")) if (!kept(card)) card.hidePopover();
  };
  const settle = () => {
    clearTimeout(closing);
    closing = setTimeout(() => {
      hideUnless(isKept);
      if (lit && !isRested(lit.link)) light();
    }, CLOSE_AFTER);
  };
  const wait = () => {
    clearTimeout(opening);
    opening = 0;
    if (!wanted) return;
    opening = setTimeout(() => {
      opening = 0;
      show(wanted);
    }, OPEN_AFTER);
  };
  const want = (link) => {
    if (link !== wanted) {
      wanted = link;
      wait();
    }
    settle();
  };
  addEventListener("pointermove", ({ target, pointerType, clientY }) => {
    y = clientY;
    if (pointerType === "touch" || target === under) return;
    under = target;
    want(linkAt(target));
  });
  addEventListener("pointerout", ({ relatedTarget }) => relatedTarget || want(null));
  addEventListener("focusin", ({ target }) => {
    want(target.matches(":focus-visible") && linkAt(target));
  });
  addEventListener("focusout", settle);
  addEventListener("scroll", () => {
    under = null;
    if (opening) wait();
    hideUnless((card) => card.matches(":focus-within"));
  });
  addEventListener("pointerdown", ({ pointerType }) => {
    touch = pointerType === "touch";
  });
  addEventListener("click", (event) => {
    const link = touch && event.detail ? linkAt(event.target) : null;
    const target = link && targetOf(link);
    // A tap on a link to a post follows it, and so does one on a link with nothing new to show.
    if (target ? !isShown(partsOf(target)) : link?.matches(REFERENCES) && link.dataset.preview) {
      event.preventDefault();
      wanted = link;
      show(link, true);
    } else if (event.target.closest("a")) {
      want(null);
      hideUnless(() => false);
    }
  });
  // The reader was there first.
  want([...document.querySelectorAll(LINKS)].find(isRested));
})();
