/** SVG shapes of the pictograms on a 24 × 24 grid, drawn with strokes of the text's colour. */
export const shapes = {
  work: '<rect x="3" y="8" width="18" height="12" rx="2"/><path d="M9 8V6a2 2 0 0 1 2-2h2a2 2 0 0 1 2 2v2M3 13h18M12 12v2"/>',
  help: '<path d="M12 20S3 15 3 9a4.5 4.5 0 0 1 9-1.500A4.5 4.5 0 0 1 21 9c0 6-9 11-9 11z"/>',
  learn: '<path d="M12 6c-2.5-2-6-2-9-1.500v14c3-.5 6.5-.5 9 1.5 2.5-2 6-2 9-1.500v-14C18 4 14.5 4 12 6zm0 0v14"/>',
  enjoy: '<circle cx="12" cy="12" r="9"/><path d="M8 14c1.5 3 6.5 3 8 0M9 9v.5M15 9v.5"/>',
  move: '<circle cx="14.5" cy="4.5" r="2"/><path d="M7 11l4-2.5 3.5 2.5 3 .5M11 8.500l-1.5 6 4 2.5.5 4.500M9.5 14.500L6 20"/>',
  clock: '<circle cx="12" cy="12" r="9"/><path d="M12 7v5l4 2"/>',
  calendar: '<rect x="3" y="5" width="18" height="16" rx="2"/><path d="M3 10h18M8 3v4M16 3v4"/>',
  walk: '<circle cx="13" cy="4" r="2"/><path d="M7.5 12l1-3.500L12 7l3 3.5 3 .5M12 7.500L10 14l4 3 1 5M10 14l-1 4-3 4"/>',
  bicycle:
    '<circle cx="6" cy="16" r="4"/><circle cx="18" cy="16" r="4"/><path d="M6 16l4-7h5l3 7M10 9l3.5 7H6M8.5 9h3M15 9l-.7-3H17"/>',
  bus: '<rect x="4" y="4" width="16" height="14" rx="2"/><path d="M4 11h16M12 4v7M7 18v3M17 18v3M7.5 14.500h.01M16.5 14.500h.01"/>',
  car: '<path d="M5 17H3v-4l2-1 2-5h10l2 5 2 1v4h-2M9.5 17h5M5 12h14"/><circle cx="7.3" cy="17" r="2"/><circle cx="16.7" cy="17" r="2"/>',
  yen: '<circle cx="12" cy="12" r="9"/><path d="M8.5 7l3.5 5 3.5-5M12 12v5.500M9 12.500h6M9 15h6"/>',
  people:
    '<circle cx="9" cy="8" r="3"/><path d="M3 20c0-4 2.5-6 6-6s6 2 6 6M15 5.300a3 3 0 0 1 0 5.500M17.5 14.500c2.3.5 3.5 2.5 3.5 5.5"/>',
  phone:
    '<path d="M5 4h4l1.5 4.5-2.5 2a12 12 0 0 0 5.5 5.500l2-2.500L20 15v4a1.5 1.5 0 0 1-1.5 1.500c-8 0-15-7-15-15A1.5 1.5 0 0 1 5 4z"/>',
  print: '<path d="M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z"/>',
  check: '<path d="M4 13l5 5L20 6"/>',
  caution: '<path d="M12 3l10 18H2zM12 10v5M12 18v.01"/>',
  info: '<circle cx="12" cy="12" r="9"/><path d="M12 11v6M12 7v.01"/>',
  error: '<circle cx="12" cy="12" r="9"/><path d="M12 7v6M12 17v.01"/>',
  search: '<circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.5 15.500L21 21"/>',
  place: '<path d="M12 22s-7-7-7-12a7 7 0 0 1 14 0c0 5-7 12-7 12z"/><circle cx="12" cy="10" r="2.5"/>',
  home: '<path d="M3 12l9-8 9 8M6 10v10h12V10"/>',
  user: '<circle cx="12" cy="8" r="4"/><path d="M4 21c0-5 3.5-7 8-7s8 2 8 7"/>',
  next: '<path d="M9 5l7 7-7 7"/>',
  back: '<path d="M15 5l-7 7 7 7"/>',
  download: '<path d="M12 3v12M7 10l5 5 5-5M4 20h16"/>',
  letters: '<path d="M2 19L8 5l6 14M4 15h8M15.5 19l3-8 3 8M16.5 16.500h4"/>',
  contrast: '<circle cx="12" cy="12" r="9"/><path d="M12 3a9 9 0 0 1 0 18z" fill="currentColor"/>',
  ruby: '<path d="M4 21l8-12 8 12M8 16h8M5 5h.01M9.700 5h.01M14.300 5h.01M19 5h.01"/>',
  easy: '<path d="M3 4h18v12h-9l-5 4v-4H3zM8 10l3 3 5-6"/>',
  aloud: '<path d="M4 9v6h4l5 4V5L8 9zM16.500 9a4 4 0 0 1 0 6M19 6.500a8 8 0 0 1 0 11"/>',
  'load-standing': '<circle cx="12" cy="4" r="2"/><path d="M8 10l4-2 4 2M12 8v6l-2 7M12 14l2 7M5 21.500h14"/>',
  'load-moving':
    '<circle cx="9" cy="4" r="2"/><path d="M9 7l-1 7 3 3v5M8 14l-3 8M4.5 11L8 8l4 3M15 10h6M18.5 7l3 3-3 3"/>',
  'load-lifting': '<rect x="4" y="12" width="16" height="9" rx="1"/><path d="M12 12v4M12 9V2M8.5 5.500L12 2l3.5 3.5"/>',
  'load-crouching':
    '<circle cx="10" cy="5" r="2"/><path d="M9 8l-2.5 7H13l2.5 6M6.5 15l3 3L8 21M9 9.500l6 2M4 21.500h16"/>',
  'load-heights': '<path d="M8 2v20M16 2v20M8 6h8M8 11h8M8 16h8"/>',
  'load-stairs': '<path d="M3 21h5v-5h5v-5h5V6h3M4 12l7-7M6.5 4.500h5v5"/>',
  'load-heat':
    '<circle cx="12" cy="12" r="4"/><path d="M12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M19 5l-2 2M7 17l-2 2"/>',
  'load-cold': '<path d="M12 2v20M3.3 7l17.4 10M3.3 17L20.7 7M9.5 3.500L12 6l2.5-2.500M9.5 20.500L12 18l2.5 2.5"/>',
  'load-early-late': '<path d="M20 14.500A8.5 8.5 0 1 1 10 4a7 7 0 0 0 10 10.500zM17 3v4M15 5h4"/>',
  'load-driving':
    '<circle cx="12" cy="12" r="9"/><circle cx="12" cy="12" r="2.5"/><path d="M3.5 10.500h6M14.5 10.500h6M12 14.500V21"/>',
  'load-speaking': '<rect x="9" y="2" width="6" height="12" rx="3"/><path d="M5 11a7 7 0 0 0 14 0M12 18v4M8 22h8"/>',
  'load-fine-work':
    '<circle cx="10" cy="10" r="7"/><path d="M15 15l6 6M7.5 10h.01M10 10h.01M12.5 10h.01M8.7 7.500h.01M11.3 7.500h.01M8.7 12.500h.01M11.3 12.500h.01"/>',
} as const satisfies Record<string, string>
