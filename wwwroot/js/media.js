// The kind of screen and keyboard that the person has.
const wide = matchMedia('(min-width: 48rem)');
const touch = matchMedia('(hover: none) and (pointer: coarse)');

// Whether both panes are in sight.
export const isWide = () => wide.matches;

// A touch keyboard has no Shift+Enter.
export const hasTouchKeyboard = () => touch.matches;
