/**
 * Whether a key press belongs to an input method. Safari ends a composition before the key that
 * confirmed it arrives; its key code, 229, still tells.
 */
export function isComposing(event) {
  return event.isComposing || event.keyCode === 229;
}
