// Whether a key belongs to a composition (Japanese, dead keys). Safari ends one with an Enter that says so by its code alone.
export const isComposing = ({ isComposing: composing, keyCode }) => composing || keyCode === 229;
