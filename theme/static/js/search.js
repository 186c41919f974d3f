// The search page: asks Pagefind's index, which the build has made, and lists what it finds. The
// address keeps the question, so that it can be linked to, and is there again when the reader comes
// back. Over another page (site.js) the same form is a box, and the address stays.
(() => {
  const form = document.getElementById("search");
  if (!form) return;
  const named = (name) => document.getElementById(`search-${name}`);
  const [status, list, more] = ["status", "results", "more"].map(named);
  const [titles, result] = ["titles", "result"].map(named);
  const { count, none, failed } = form.dataset;
  const root = new URL(form.dataset.root, location.href);
  const index = new URL(form.dataset.index, location.href);
  const own = document.documentElement.lang;
  const PAGE = 10;
  let engine;
  let turn = 0;
  let found = [];
  let timer;

  // Pagefind is fetched with the first question.
  const start = async () => {
    const pagefind = await import(new URL("pagefind.js", index));
    await pagefind.options({ bundlePath: index.pathname, excerptLength: 24 });
    await pagefind.init();
    return pagefind;
  };

  // What keyboards lack: L2, L^2 and x_i are written L², L₂ and xᵢ, R^d is ℝᵈ, Orsted is Ørsted.
  // A question may be in either form.
  const UP = ["0123456789+-abcdefghijklmnoprstuvwxyzT", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀ"];
  const DOWN = ["0123456789+-aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ"];
  const DOUBLE = ["CEFHKNPQRZl", "ℂ𝔼𝔽ℍ𝕂ℕℙℚℝℤℓ"];
  // Between ideographs, where the index has a space, since Pagefind finds whole words.
  const IDEOGRAPH = "[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff]";
  const BETWEEN = new RegExp(`(?<=${IDEOGRAPH})(?=${IDEOGRAPH})`, "g");
  const PARTED = new RegExp(`(?<=${IDEOGRAPH}(?:</mark>)?) (?=(?:<mark>)?${IDEOGRAPH})`, "g");
  const part = (text) => {
    const narrow = text.replace(/[！-～]/g, (one) => one.normalize("NFKC"));
    const parted = narrow.replace(BETWEEN, " ");
    return parted !== narrow && !/\S{2}/.test(parted) ? `"${parted}"` : parted;
  };
  const join = (text) => text.replace(PARTED, "");
  const LETTERS = [
    ...["o ø", "l ł", "d đ", "i ı", "ss ß", "ae æ", "oe œ", "oe ø", "th þ", "aa å"],
    ...["ae ä", "oe ö", "ue ü"],
  ].map((one) => one.split(" "));
  // Names of symbols, where they are whole: "theta_n", "sigma-field", "\hat{\theta}".
  const NAMED = Object.fromEntries(
    (
      "ell ℓ alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ iota ι kappa κ " +
      "lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ upsilon υ phi φ chi χ psi ψ omega ω " +
      "nabla ∇ partial ∂ infty ∞"
    )
      .match(/\S+ \S+/g)
      .map((one) => one.split(" ")),
  );
  const NAMES = new RegExp(`\\\\?(?<![a-z])(${Object.keys(NAMED).join("|")})(?![a-z])`, "g");
  const COMMAND = /\\(?:hat|tilde|bar|vec|mathbb|mathcal|mathbf|mathrm|widehat|overline)(?![a-z])/g;
  const MARKS = /[\^_(){}]/g;
  const swap = (text, [from, to]) =>
    [...text].map((one) => [...to][[...from].indexOf(one)] ?? one).join("");
  const back = (text, [from, to]) => swap(text, [to, from]);

  // A letter with indices or powers, whichever way they are written: H_0^1, F2, 𝔽₂.
  const scripted = (word) => {
    const plain = [...back(word.replace(/[{}$\\]/g, "").replace(/^ell(?=[\^_\d])/, "l"), DOUBLE)]
      .map((one) => (DOWN[1].includes(one) ? `_${one}` : UP[1].includes(one) ? `^${one}` : one))
      .join("");
    const ascii = back(back(plain, UP), DOWN).replace(/(?<=([\^_])[\w+-])\1/g, "");
    const [, base, rest] = ascii.match(/^([A-Za-zΑ-ω])((?:[\^_]?[\w+-]{1,4}){1,2})$/) ?? [];
    const parts = [...(rest ?? "").matchAll(/([\^_]?)([\w+-]+?)(?=[\^_]|$)/g)].sort(
      ([, one], [, other]) => (other > one) - (one > other),
    );
    if (!parts.length || !(/[\^_]|^\d+$/.test(rest) || /^[^a-z][a-z]$/.test(word))) return [];
    return [base, swap(base, DOUBLE)].flatMap((letter) =>
      [DOWN, UP, null].flatMap((table) =>
        parts.length === 1 && table && parts[0][1] && (table === UP) !== (parts[0][1] === "^")
          ? []
          : letter +
            parts
              .map(([, mark, text]) =>
                table ? swap(text, mark ? (mark === "^" ? UP : DOWN) : table) : text,
              )
              .join(""),
      ),
    );
  };

  const others = (word) => {
    const small = word.toLowerCase();
    const low = word.replace(/(?<=[A-Za-z])\d+/g, (one) => swap(one, DOWN));
    const plain = LETTERS.slice(0, 9).reduce(
      (text, [from, to]) => text.replaceAll(to, from),
      back(back(small, UP), DOWN),
    );
    const own = LETTERS.filter(([from]) => small.includes(from));
    const all = own.reduceRight((text, [from, to]) => text.replaceAll(from, to), small);
    const bare = small.replace(COMMAND, "").replace(NAMES, (_, name) => NAMED[name]);
    const named = bare === small ? [] : [bare.replace(/[{}$]/g, ""), ...scripted(bare)];
    const [, first, rest] = word.match(/^(\w{2})(-\w.*)$/) ?? [];
    const parts = first ? scripted(first).map((one) => one + rest) : [];
    // "W^(1, p)" is in the index as "W1" and "p".
    const flat = word.replace(MARKS, "").replaceAll(",", " ");
    return [
      ...[...scripted(word), ...named, low, plain],
      ...own.map(([from, to]) => small.replaceAll(from, to)),
      ...[all, flat, ...parts],
    ];
  };

  const variants = (question) => {
    const words = question.trim().split(/\s+/);
    const all = words.flatMap((word, place) =>
      others(word).map((one) => words.with(place, one).join(" ")),
    );
    return [...new Set(all)].filter((one) => fold(one) !== fold(question)).slice(0, 16);
  };

  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

  // Pagefind shortens a word that it does not know: F for F2.
  const isKnown = async (question, [first]) => {
    const shown = fold((await first?.data())?.excerpt ?? "").replace(/<\/?mark>/g, "");
    const words = question.replaceAll('"', "").split(/\s+/);
    const bare = shown.replace(MARKS, "");
    return words.every((word) => [shown, bare].some((one) => one.includes(fold(word))));
  };

  const read = () =>
    Object.fromEntries(
      [...new FormData(form)]
        .map(([name, value]) => [name, value.trim()])
        .filter(([, value]) => value),
    );

  const load = async (results, from) =>
    (await Promise.all(results.slice(from, from + PAGE).map((one) => one.data()))).map(render);

  // The former results stay until the new ones are there.
  const show = async (text, results) => {
    const mine = turn;
    const items = await load(results, 0);
    if (mine !== turn) return;
    found = results;
    list.replaceChildren(...items);
    more.hidden = items.length === found.length;
    if (titles) titles.hidden = items.length > 0;
    status.textContent = text;
  };

  const search = async () => {
    clearTimeout(timer);
    const mine = ++turn;
    const asked = read();
    const address = `${location.pathname}?${new URLSearchParams(asked)}`;
    if (titles) history.replaceState(null, "", address.replace(/\?$/, ""));
    const { q: typed, sort, ...filters } = asked;
    const q = typed && part(typed);
    if (!q && !Object.keys(filters).length) return show("", []);
    try {
      engine ??= start();
      const pagefind = await engine;
      const options = { filters, sort: sort ? { [sort]: "desc" } : {} };
      let { results } = await pagefind.search(q ?? null, options);
      // The same in other letters, as long as little is found: before what is only alike.
      const alike = q && !(await isKnown(q, results)) ? results : [];
      if (alike.length) results = [];
      for (const other of q && results.length < PAGE ? variants(q) : []) {
        const known = new Set(results.map((one) => one.id));
        const more = (await pagefind.search(other, options)).results;
        if (await isKnown(other, more)) results.push(...more.filter((one) => !known.has(one.id)));
      }
      const known = new Set(results.map((one) => one.id));
      results.push(...alike.filter((one) => !known.has(one.id)));
      if (mine === turn)
        await show(results.length ? count.replace("{}", results.length) : none, results);
    } catch {
      engine = undefined;
      if (!titles) location.assign(`${form.dataset.page}?q=${encodeURIComponent(q)}`);
      else if (mine === turn) await show(failed, []);
    }
  };

  const render = ({ meta, excerpt, sub_results: parts }) => {
    const item = result.content.firstElementChild.cloneNode(true);
    const address = new URL(meta.url, root).href;
    const find = (selector) => item.querySelector(selector);
    const [link, line, level] = ["a", ".doors", ".search-level"].map(find);
    const [words, series] = [".search-level :last-child", ".search-series"].map(find);
    link.href = address;
    link.textContent = meta.title;
    if (meta.lang !== own) Object.assign(item, { lang: meta.lang, dir: "auto" });
    if (meta.level) {
      level.dataset.level = meta.level;
      words.textContent = form.elements.level.querySelector(`[value="${meta.level}"]`).text;
    } else level.remove();
    series.textContent = meta.series ?? "";
    line.hidden = !meta.level && !meta.series;
    // Where a word is marked; without a question nothing is.
    const marked = parts.filter((part) => part.excerpt.includes("<mark>"));
    const places = marked.slice(0, 3).map((part) => quote(part, address));
    if (!places.length && (excerpt.includes("<mark>") || !form.elements.q.value.trim()))
      places.push(quote({ excerpt, url: "" }, address));
    item.append(...places);
    return item;
  };

  // A passage, under the name of its section. Pagefind escapes an excerpt, except for its <mark>.
  const quote = ({ title, url, excerpt }, address) => {
    const passage = document.createElement("p");
    passage.className = "search-passage";
    passage.innerHTML = `… ${join(excerpt)} …`;
    const hash = url.split("#")[1];
    if (hash) {
      const section = document.createElement("a");
      section.href = `${address}#${hash}`;
      section.textContent = join(title);
      passage.prepend(section);
    }
    return passage;
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, 200);
  });
  more.addEventListener("click", async () => {
    const mine = turn;
    const items = await load(found, list.childElementCount);
    if (mine !== turn) return;
    list.append(...items);
    more.hidden = list.childElementCount >= found.length;
    items[0].querySelector("a").focus();
  });

  form.hidden = false;
  if (!titles) {
    // A box over another page: a reader may have typed before this script was there.
    if (form.elements.q.value) search();
    return;
  }
  named("off").hidden = true;
  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = form.elements.namedItem(name);
    if (field) field.value = value;
  }
  if (location.search) search();
})();
