// JSON, coloured lightly.

const TOKENS = /("(?:\\.|[^"\\])*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gu;
/** Beyond this a coloured text makes the browser slow, and nobody reads it by colour. */
const TOO_LONG = 100_000;

/** Nodes for a text that `JSON.stringify` made. */
export function highlighted(json) {
  if (json.length > TOO_LONG) return [json];
  const nodes = [];
  let from = 0;
  for (const match of json.matchAll(TOKENS)) {
    const [token, string, colon] = match;
    if (match.index > from) nodes.push(json.slice(from, match.index));
    nodes.push(coloured(string ?? token, string ? (colon ? "key" : "string") : "literal"));
    if (colon) nodes.push(colon);
    from = match.index + token.length;
  }
  nodes.push(json.slice(from));
  return nodes;
}

function coloured(text, className) {
  const span = document.createElement("span");
  span.className = className;
  span.textContent = text;
  return span;
}
