// Runs the chosen example, or whatever stands in the query, and shows the answer beside it. An example that is held
// back (it needs a key, or stays open) is only shown, with the reason; so is every one where the page has no run button.
// The answer is built from text nodes only: nothing that an article says can become markup.

const query = document.getElementById("query");
const variables = document.getElementById("variables");
const runner = document.getElementById("run");
const answer = document.getElementById("answer");
const status = document.getElementById("status");
const stacked = window.matchMedia("(max-width: 70rem)");
const examples = [...document.querySelectorAll("[data-operation]")];

// Counts what was asked or chosen, so that an answer that comes too late is not shown under something else.
let turn = 0;

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

// Each text keeps its own direction, so that Persian reads right to left inside of the JSON around it.
function quoted(text) {
  const inner = element("bdi", "", JSON.stringify(text).slice(1, -1));
  inner.dir = "auto";
  return element("span", "text", '"', inner, '"');
}

function show(value, indent, parts) {
  const deeper = indent + "  ";
  if (value !== null && typeof value === "object") {
    const list = Array.isArray(value);
    const entries = Object.entries(value);
    if (entries.length === 0) return parts.push(list ? "[]" : "{}");
    parts.push(list ? "[\n" : "{\n");
    entries.forEach(([key, item], i) => {
      parts.push(deeper);
      if (!list) parts.push(element("span", "key", JSON.stringify(key)), ": ");
      show(item, deeper, parts);
      parts.push(i < entries.length - 1 ? ",\n" : "\n");
    });
    return parts.push(indent, list ? "]" : "}");
  }
  return parts.push(typeof value === "string" ? quoted(value) : element("span", "number", String(value)));
}

async function run() {
  if (!runner || runner.hidden) return;
  const own = ++turn;
  status.textContent = "Asking…";
  const begin = performance.now();
  try {
    const response = await fetch("/graphql", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify({ query: query.value, variables: JSON.parse(variables.value || "{}") }),
    });
    const text = await response.text();
    if (own !== turn) return;
    const parts = [];
    show(JSON.parse(text), "", parts);
    answer.replaceChildren(...parts);
    answer.scrollTop = 0;
    const size = new Intl.NumberFormat("en").format(Math.ceil(text.length / 1024));
    status.textContent = `${Math.round(performance.now() - begin)} ms, ${size} kB`;
  } catch (error) {
    if (own !== turn) return;
    answer.replaceChildren();
    status.textContent = `No answer: ${error.message}`;
  }
}

for (const example of examples) {
  example.addEventListener("click", () => {
    for (const other of examples) other.setAttribute("aria-pressed", String(other === example));
    query.value = example.dataset.operation;
    query.scrollTop = 0;
    variables.value = example.dataset.variables;
    if (runner) runner.hidden = example.dataset.held !== "";
    turn += 1;
    answer.replaceChildren();
    status.textContent = example.dataset.held;
    run();
    if (stacked.matches) answer.parentElement.scrollIntoView({ block: "start" });
  });
}

runner?.addEventListener("click", run);
for (const field of [query, variables]) {
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      run();
    }
  });
}
