// Runs the chosen example, or whatever stands in the query, and shows the answer beside it.
// The answer is built from text nodes only: nothing that an article says can become markup.

const query = document.getElementById("query");
const answer = document.getElementById("answer");
const status = document.getElementById("status");
const stacked = window.matchMedia("(max-width: 70rem)");
const examples = [...document.querySelectorAll("[data-operation]")];

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
  status.textContent = "Asking…";
  const begin = performance.now();
  try {
    const response = await fetch("/graphql", {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify({ query: query.value }),
    });
    const text = await response.text();
    const parts = [];
    show(JSON.parse(text), "", parts);
    answer.replaceChildren(...parts);
    answer.scrollTop = 0;
    const size = new Intl.NumberFormat("en").format(Math.ceil(text.length / 1024));
    status.textContent = `${Math.round(performance.now() - begin)} ms, ${size} kB`;
  } catch (error) {
    answer.replaceChildren();
    status.textContent = `No answer: ${error.message}`;
  }
}

for (const example of examples) {
  example.addEventListener("click", () => {
    for (const other of examples) other.setAttribute("aria-pressed", String(other === example));
    query.value = example.dataset.operation;
    query.scrollTop = 0;
    run();
    if (stacked.matches) answer.parentElement.scrollIntoView({ block: "start" });
  });
}

document.getElementById("run").addEventListener("click", run);
query.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    run();
  }
});
