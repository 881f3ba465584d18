"use strict";
(() => {
  const STEP = 50;
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const folded = (text) => text.normalize("NFKC").toLowerCase();
  const words = (text) => (text || "").split(" ");
  const form = document.getElementById("find");
  const hits = document.getElementById("hits");
  const empty = document.getElementById("empty");
  const printed = document.getElementById("printed");
  const parts = all("main > section[data-part]").map((part) => ({
    part,
    limit: STEP,
    found: 0,
    more: part.querySelector(".more"),
    none: part.querySelector(".none-here"),
    cards: all(".card", part).map((card) => ({ card, head: null, items: all(".item", card).map((item) => ({ item, text: null })) })),
  }));

  // The text of an item is read off the page when somebody first searches for text.
  const textOf = (card, one) => {
    if (card.head === null) card.head = folded(card.card.querySelector(".head").textContent);
    if (one.text === null) one.text = card.head + " " + folded(one.item.textContent);
    return one.text;
  };
  const asked = () => ({
    unit: form.elements.unit.value,
    month: form.elements.month.value,
    severity: form.elements.severity.value,
    verdict: form.elements.verdict.value,
    rule: form.elements.rule.value,
    text: folded(form.elements.text.value).split(/\s+/).filter(Boolean),
  });
  const active = (want) => Boolean(want.unit || want.month || want.severity || want.verdict || want.rule || want.text.length);
  const fits = (want, card, one) => {
    const has = one.item.dataset;
    return (!want.unit || card.card.dataset.u === want.unit)
      && (!want.verdict || has.v === want.verdict)
      && (!want.severity || words(has.s).includes(want.severity))
      && (!want.rule || words(has.r).includes(want.rule))
      && (!want.month || words(has.m || card.card.dataset.m).includes(want.month))
      && want.text.every((word) => textOf(card, one).includes(word));
  };
  const mark = (element, found, shown) => {
    element.classList.toggle("no", !found);
    element.classList.toggle("on", shown);
  };
  const show = (one, want) => {
    one.found = 0;
    for (const card of one.cards) {
      let found = 0;
      const room = one.limit - one.found;
      for (const each of card.items) {
        const fit = fits(want, card, each);
        mark(each.item, fit, fit && found < room);
        if (fit) found += 1;
      }
      mark(card.card, found > 0, found > 0 && room > 0);
      one.found += found;
    }
    const rest = Math.max(0, one.found - one.limit);
    one.more.hidden = rest === 0;
    one.more.querySelector("button").textContent = one.more.dataset.say.replace("{n}", rest);
    one.none.hidden = one.found > 0 || one.cards.length === 0;
  };
  const filled = (template) => template.replace(/\{(\w+)\}/g, (_, name) => {
    const one = parts.find((each) => each.part.dataset.part === name);
    return one ? one.found : 0;
  });
  const apply = () => {
    const want = asked();
    parts.forEach((one) => show(one, want));
    const text = filled(hits.dataset.say);
    hits.textContent = text;
    const filtered = active(want);
    empty.hidden = !filtered || parts.some((one) => one.found > 0);
    printed.hidden = !filtered;
    printed.textContent = filtered ? printed.dataset.say + text : "";
  };
  const again = () => {
    parts.forEach((one) => { one.limit = STEP; });
    apply();
  };

  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(again, 150);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    again();
  });
  form.addEventListener("reset", () => setTimeout(again, 0));
  for (const one of parts) {
    one.more.addEventListener("click", () => {
      const before = one.limit;
      one.limit += STEP * 4;
      apply();
      // The keyboard goes on where the new items begin.
      const shown = all(".item.on", one.part)[before];
      if (shown) {
        shown.tabIndex = -1;
        shown.focus();
      }
    });
  }
  addEventListener("beforeprint", () => all("details").forEach((one) => {
    one.dataset.was = one.open ? "1" : "";
    one.open = true;
  }));
  addEventListener("afterprint", () => all("details").forEach((one) => { one.open = one.dataset.was === "1"; }));
  apply();
})();
