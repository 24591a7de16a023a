/** The scrim and the coming and going that Sheet and Dialog share. */
export const modalStyle =
  'fixed max-h-none max-w-none bg-surface p-0 text-ink shadow-lg outline-none transition-[translate,scale,opacity,display,overlay] transition-discrete duration-300 open:flex forced-colors:border backdrop:bg-scrim backdrop:opacity-0 backdrop:transition-[opacity,display,overlay] backdrop:transition-discrete backdrop:duration-300 open:backdrop:opacity-100 starting:open:backdrop:opacity-0'
