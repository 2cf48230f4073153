// What a page's filters can do with script: several choices at once, single rows hidden, a search. Without it they are
// choices of one group at a time (src/briefing/filter.hpp); nothing else is missing. Nothing is stored or sent.
"use strict";

const few = 12; // choices of a group that are counted in the line; as the page does without script

const made = (tag, words, attributes = {}) => {
  const element = document.createElement(tag);
  element.textContent = words;
  element.className = "by-script";
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};

// A row of the table, what it leads to, and the words that a search looks through.
const rowOf = (element, name) => {
  const link = element.querySelector("a[href^='#']");
  const place = link && document.getElementById(link.getAttribute("href").slice(1));
  const part = place && place.closest(`section.${name}`);
  const text = `${element.textContent} ${part ? part.textContent : ""}`.toLowerCase();
  return { element, part, text, isPutAway: false };
};

const choiceOf = (input) => {
  const [words, count] = document.querySelector(`label[for="${input.id}"]`).children;
  return { input, key: input.value, words: words.textContent, count };
};

const startFilter = (filter) => {
  const name = filter.dataset.filter;
  const rows = [...document.querySelectorAll(`tr.${name}`)].map((element) => rowOf(element, name));
  const parts = new Set(rows.map((row) => row.part));
  const around = [...document.querySelectorAll(`section.${name}`)].filter((part) => !parts.has(part)).reverse();
  const groups = [...filter.querySelectorAll(".group")].map((set) => ({
    set, head: set.querySelector("legend").textContent, choices: [...set.querySelectorAll("input")].map(choiceOf),
  }));
  const status = filter.querySelector("[role=status]");
  const all = filter.querySelector("[type=radio]").closest(".choice");
  const search = made("input", "", { type: "search", id: `${name}_search`, autocomplete: "off" });

  const fits = (row, words, except) =>
    !row.isPutAway && words.every((word) => row.text.includes(word)) &&
    groups.every((group) => group === except ||
      group.choices.every((one) => one.input.checked || !row.element.classList.contains(one.key)));

  const line = (shown, words) => {
    const sentences = [];
    for (const group of shown.length > 0 ? groups : []) {
      if (group.choices.length > few) continue;
      const counts = group.choices.map((one) => [one.words, shown.filter((row) => row.element.classList.contains(one.key)).length]);
      sentences.push(` ${group.head}: ${counts.filter(([, n]) => n > 0).map(([words, n]) => `${words} ${n}`).join(", ")}.`);
    }
    const away = rows.filter((row) => row.isPutAway).length;
    if (away > 0) sentences.push(` Hidden one by one: ${away}.`);
    if (words.length > 0) sentences.push(` Search: ${words.join(" ")}.`);
    return ` shown.${sentences.join("")}`;
  };

  const show = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter((word) => word !== "");
    const shown = rows.filter((row) => fits(row, words, null));
    const isShown = new Set(shown);
    for (const row of rows) {
      row.element.hidden = !isShown.has(row);
      if (row.part) row.part.hidden = row.element.hidden;
    }
    for (const part of around) part.hidden = [...part.querySelectorAll(`section.${name}`)].every((one) => one.hidden);
    for (const group of groups) {
      const others = rows.filter((row) => fits(row, words, group));
      for (const one of group.choices)
        one.count.textContent = `(${others.filter((row) => row.element.classList.contains(one.key)).length})`;
    }
    const strong = document.createElement("strong");
    strong.textContent = `${shown.length} of ${rows.length}`;
    const says = document.createElement("div");
    says.append(strong, line(shown, words));
    status.replaceChildren(says);
  };

  const showAll = () => {
    for (const group of groups) for (const one of group.choices) one.input.checked = true;
    for (const row of rows) row.isPutAway = false;
    search.value = "";
    show();
  };

  // The choices become boxes, all of them ticked: what is not ticked is not shown.
  for (const group of groups) {
    for (const one of group.choices) {
      one.input.type = "checkbox";
      one.input.removeAttribute("name");
      one.input.checked = true;
    }
    const none = made("button", "None", { type: "button", "aria-label": `${group.head}: none` });
    const every = made("button", "All", { type: "button", "aria-label": `${group.head}: all` });
    for (const [button, isTicked] of [[none, false], [every, true]])
      button.addEventListener("click", () => {
        for (const one of group.choices) one.input.checked = isTicked;
        show();
      });
    group.set.append(every, none);
  }
  const reset = made("button", "Show all", { type: "button" });
  reset.addEventListener("click", showAll);
  const tools = made("div", "");
  tools.classList.add("search");
  tools.append(made("label", "Search", { for: search.id }), search, reset);
  all.replaceWith(tools);

  // A row that was dealt with is put away by its button; the focus goes to the next one's.
  rows[0].element.closest("table").querySelector("thead tr").append(made("th", "Hide", { scope: "col" }));
  for (const row of rows) {
    const head = row.element.querySelector("th, td").textContent;
    const cell = made("td", "");
    row.button = made("button", "Hide", { type: "button", "aria-label": `Hide ${head}` });
    row.button.addEventListener("click", () => {
      row.isPutAway = true;
      show();
      const next = rows.slice(rows.indexOf(row)).concat(rows).find((one) => !one.element.hidden);
      (next ? next.button : reset).focus();
    });
    cell.append(row.button);
    row.element.append(cell);
  }

  let waiting = 0;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 150);
  });
  filter.addEventListener("change", (event) => event.target !== search && show());
  // A link to what is hidden shows everything, or it would lead nowhere.
  window.addEventListener("hashchange", () => {
    const place = document.getElementById(location.hash.slice(1));
    if (!place || !place.closest("[hidden]")) return;
    showAll();
    place.scrollIntoView();
  });
  filter.classList.add("has-script");
  show();
};

for (const filter of document.querySelectorAll(".filter")) startFilter(filter);
