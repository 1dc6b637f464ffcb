// What the properties of Flex components mean in CSS. Styles are set one by one: the page's policy forbids style texts.

export const TEXT_SIZES = { xxs: "11px", xs: "13px", sm: "14px", md: "16px", lg: "19px", xl: "22px", xxl: "29px", "3xl": "35px", "4xl": "48px", "5xl": "74px" };
export const IMAGE_SIZES = { xxs: "40px", xs: "60px", sm: "80px", md: "100px", lg: "120px", xl: "140px", xxl: "160px", "3xl": "180px", "4xl": "200px", "5xl": "220px", full: "100%" };

const SPACES = { none: "0", xs: "2px", sm: "4px", md: "8px", lg: "12px", xl: "16px", xxl: "20px" };
const BORDERS = { none: "0", light: "0.5px", normal: "1px", medium: "2px", "semi-bold": "3px", bold: "4px" };

/** A space by its name, or a number of pixels or percent; nothing else. */
export function length(value, names = SPACES) {
  if (Object.hasOwn(names, value ?? "")) return names[value];
  return /^\d+(\.\d+)?(px|%)$/u.test(value ?? "") ? value : "";
}

/** `#RRGGBB` or `#RRGGBBAA`; nothing else. */
export const colour = (value) => (/^#([0-9a-f]{6}|[0-9a-f]{8})$/iu.test(value ?? "") ? value : "");

/** What all components share: how they grow, and where they are. */
export function applyItem(element, item, parent) {
  const { style } = element;
  const fixed = item.width || item.height || item.type === "separator" || item.type === "icon";
  const grow = item.flex ?? (item.type === "filler" ? 1 : parent === "vertical" || fixed ? 0 : 1);
  style.flex = grow > 0 ? `${Number(grow)} 1 0` : "0 0 auto";
  if (parent === "vertical" && grow > 0) style.flexBasis = "auto";
  if (parent !== "vertical" && parent !== "baseline" && item.gravity) style.alignSelf = { top: "flex-start", center: "center", bottom: "flex-end" }[item.gravity] ?? "";
  if (item.position === "absolute") style.position = "absolute";
  const sides = { offsetTop: "top", offsetBottom: "bottom", offsetStart: "insetInlineStart", offsetEnd: "insetInlineEnd" };
  for (const [name, side] of Object.entries(sides)) if (item[name]) style[side] = length(item[name]);
}

/** What boxes have besides. */
export function applyBox(element, item) {
  const { style } = element;
  const paddings = { paddingAll: "padding", paddingTop: "paddingTop", paddingBottom: "paddingBottom", paddingStart: "paddingInlineStart", paddingEnd: "paddingInlineEnd" };
  for (const [name, property] of Object.entries(paddings)) if (item[name]) style[property] = length(item[name]);
  for (const name of ["width", "height", "maxWidth", "maxHeight"]) if (item[name]) style[name] = length(item[name]);
  style.backgroundColor = colour(item.backgroundColor);
  if (item.cornerRadius) {
    style.borderRadius = length(item.cornerRadius, { ...SPACES, sm: "4px", md: "8px", lg: "12px" });
    style.overflow = "hidden";
  }
  const border = length(item.borderWidth, BORDERS);
  if (border && border !== "0") style.border = `${border} solid ${colour(item.borderColor) || "#d4d6da"}`;
  style.justifyContent = known(item.justifyContent, ["flex-start", "center", "flex-end", "space-between", "space-around", "space-evenly"]);
  style.alignItems = known(item.alignItems, ["flex-start", "center", "flex-end"]);
  if (item.background?.type === "linearGradient") style.backgroundImage = gradient(item.background);
}

const known = (value, values) => (values.includes(value) ? value : "");

function gradient({ angle, startColor, centerColor, endColor, centerPosition }) {
  if (!/^\d+(\.\d+)?deg$/u.test(angle ?? "") || !colour(startColor) || !colour(endColor)) return "";
  const centre = colour(centerColor) ? `, ${centerColor} ${length(centerPosition) || "50%"}` : "";
  return `linear-gradient(${angle}, ${startColor}${centre}, ${endColor})`;
}
