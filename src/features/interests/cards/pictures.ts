import { html, raw } from 'hono/html'
import type { Category } from '#features/kinds/index.ts'
import type { Html } from '#ui/html.ts'

/** What each field looks like: strokes on a grid of 24 × 24, in the manner of the pictograms, without colour or shading. */
const SHAPES = {
  'care-support': '<circle cx="10" cy="16" r="5"/><circle cx="9" cy="4" r="2"/><path d="M9 6v6h6l3 7h3M9 9h5"/>',
  'childcare-support':
    '<circle cx="7.500" cy="7" r="3"/><path d="M3 20c0-5 1.500-8 4.500-8s4.500 3 4.500 8z"/><rect x="15" y="14" width="6" height="6"/><path d="M14.500 14L18 9.500l3.500 4.500"/>',
  'school-support': '<path d="M3 20V10l9-5 9 5v10zM12 5V2h4M10 20v-5h4v5M6 12.500h2M16 12.500h2"/>',
  office: '<rect x="4" y="4" width="16" height="11" rx="1"/><path d="M12 15v4M8 19.500h8M8 8h8M8 11h5"/>',
  'public-service': '<path d="M3 9l9-6 9 6zM5 9v9M9.500 9v9M14.500 9v9M19 9v9M3 20.500h18"/>',
  reception: '<path d="M4 16a8 8 0 0 1 16 0zM2 19h20M12 8V5M10 5h4"/>',
  cleaning: '<path d="M15 2l-4 11M7 13h8l2 8H4zM8.500 21l1-4M13 21v-4"/>',
  'facility-care': '<rect x="4" y="3" width="16" height="18" rx="2"/><path d="M10 17V7h3a3 3 0 0 1 0 6h-3"/>',
  retail: '<path d="M3 10h18l-2 10H5zM8 10l3-6M16 10l-3-6M9 14v3M12 14v3M15 14v3"/>',
  kitchen:
    '<path d="M4 11h16v6a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3zM2 11h20M9 8c0-1.500 1-1.500 1-3M14 8c0-1.500 1-1.500 1-3"/>',
  driving:
    '<path d="M4 17H2V7h11v10H9M13 10h5l4 4v3h-2M15 17h-2"/><circle cx="6.500" cy="17" r="2.500"/><circle cx="17.500" cy="17" r="2.500"/>',
  farming: '<path d="M3 21L12 7a4.200 4.200 0 0 1 5 5zM15.500 8.500L19 3M16.500 9.500L22 7M9 13l2 2M7 16.500l2 2"/>',
  gardening: '<circle cx="12" cy="8.500" r="6"/><path d="M12 8v13M12 14l3-2.500M7 21h10"/>',
  repair: '<path d="M4 8l4-4h8l3 4h-5L13 8v13h-3V8z"/>',
  digital: '<rect x="6" y="2" width="12" height="20" rx="2"/><path d="M11 19h2M9.500 10l2 2 3.500-4"/>',
  teaching:
    '<path d="M8 3h13v10H10"/><circle cx="5" cy="8.500" r="2.200"/><path d="M2 21v-5a3 3 0 0 1 6 0v5M8 14.500L13 10M13 6.500h5"/>',
  'light-work': '<path d="M3 8l9-4 9 4v9l-9 4-9-4zM3 8l9 4 9-4M12 12v9"/>',
  guarding:
    '<circle cx="9" cy="8" r="3"/><path d="M4.500 6.500h9M9 3.500v3M3 21c0-5 2-8.500 6-8.500 2.500 0 4.500 1.500 5.500 4l2.500-1M16 18l4-10"/>',
  neighbours: '<path d="M2 13l5-5 4 4M4 12v8.500h6V15M11 12l5.500-6L22 12M13 10v10.500h7V10M15.500 20v-4h2v4"/>',
  'watch-over': '<path d="M2 12c5-8 15-8 20 0-5 8-15 8-20 0z"/><circle cx="12" cy="12" r="3"/>',
  listening: '<path d="M2 4h12v8H8l-3 3v-3H2zM17 9h5v8h-2v3l-3-3h-6v-2M5.500 8h5"/>',
  'child-raising':
    '<circle cx="8" cy="4.500" r="2.300"/><path d="M8 7.500v7L5 21M8 14.500l3 6.500M8 9.500l5 4.500"/><circle cx="17" cy="10" r="2"/><path d="M17 12.500V17l-2 4M17 17l2 4M17 14h-4"/>',
  books:
    '<path d="M12 7C9 5 5 5 2 6v13c3-1 7-1 10 1 3-2 7-2 10-1V6c-3-1-7-1-10 1zM12 7v13M5 9.500h4M5 13h4M15 9.500h4M15 13h4"/>',
  environment: '<path d="M5 21C3 11 9 4 20 3c1 12-6 17-13 15M5 21c2-7 5-10 10-12"/>',
  guiding:
    '<path d="M5 22V3l11 4-11 4"/><circle cx="17" cy="14" r="2"/><path d="M13 22c0-3 1.500-4.500 4-4.500s4 1.500 4 4.500"/>',
  events: '<path d="M9 4h6M9 20h6M12 2v2M12 20v2.500M9 4C3 8 3 16 9 20M15 4c6 4 6 12 0 16M5 9h14M5 15h14"/>',
  safety: '<path d="M4 16a8 8 0 0 1 16 0M2 16h20v3H2zM10 8.200V13M14 8.200V13"/>',
  international:
    '<circle cx="12" cy="12" r="9.500"/><path d="M2.500 12h19M12 2.500c-6 5-6 14 0 19M12 2.500c6 5 6 14 0 19"/>',
  welfare:
    '<path d="M12 12S7 9 7 6a2.500 2.500 0 0 1 5-1 2.500 2.500 0 0 1 5 1c0 3-5 6-5 6zM2 15h4l4 2h4.500a1.500 1.500 0 0 1 0 3H9.500M2 21h14l6-5"/>',
  community:
    '<rect x="5" y="4" width="14" height="17.500" rx="1"/><path d="M9 2h6v4H9zM8 10.500h8M8 14h8M8 17.500h5"/>',
  lectures:
    '<circle cx="12" cy="4.500" r="2.300"/><path d="M7.500 12c0-3 1.500-4.500 4.500-4.500s4.500 1.500 4.500 4.500M4 12h16l-2 4H6zM10 16v5.500h4V16"/>',
  smartphone: '<rect x="3" y="5" width="18" height="12" rx="1.500"/><path d="M1 20h22M9 11l2.500 2.500L16 9"/>',
  languages:
    '<path d="M2 17L6.500 5 11 17M3.500 13.500h6M13 9h9M17.500 6v3c0 5-2 8-5 9.500M14.500 12c1 3 3.500 5 7 6"/>',
  history: '<path d="M4 21l2-7h12l2 7zM4.500 14L8 10h8l3.500 4M9 10V7h6v3M7 7l5-4 5 4zM10 21v-4h4v4"/>',
  career: '<path d="M12 2v20M12 4.500h7l2.500 2.500-2.500 2.500h-7M12 11.500H5L2.500 14 5 16.500h7M8 22h8"/>',
  music:
    '<circle cx="6.500" cy="18" r="3"/><circle cx="17" cy="16" r="3"/><path d="M9.500 18V6L20 4v12M9.500 10L20 8"/>',
  art: '<path d="M12 3a9 9 0 1 0 0 18c2 0 2.500-1.800 1.500-3s0-3 1.500-3h3c2 0 3-1 3-3 0-5-4-9-9-9z"/><circle cx="7.500" cy="12" r="1"/><circle cx="10" cy="7.500" r="1"/><circle cx="15" cy="8" r="1"/>',
  handicraft:
    '<circle cx="9" cy="14" r="7"/><path d="M4 9.500c4 0 8 4 9 10M2.500 15c4-1 8 1 9.500 5M9 7c4 1 6 4 7 8M13.500 9.500L21 2M16 15c3 0 3 5 6 5"/>',
  'board-games':
    '<path d="M3 3h18v18H3zM9 3v18M15 3v18M3 9h18M3 15h18"/><circle cx="9" cy="9" r="2.500" fill="currentColor"/><circle cx="15" cy="15" r="2.500" fill="Canvas"/>',
  cooking: '<circle cx="9" cy="14.500" r="6.500"/><path d="M14 10l7.500-7.500M6 15a3 3 0 0 1 3-3"/>',
  nature: '<path d="M1.500 20l7.500-12 5 8 2-3 6.500 7z"/><circle cx="18" cy="6" r="2.500"/>',
  salon:
    '<path d="M4 10h13v5a6 6 0 0 1-6 6h-1a6 6 0 0 1-6-6zM17 11h2a2 2 0 0 1 0 5h-2M8 7c0-1.500 1-1.500 1-3.500M12.500 7c0-1.500 1-1.500 1-3.500"/>',
  flowers:
    '<circle cx="12" cy="8" r="2"/><circle cx="12" cy="3.800" r="2.200"/><circle cx="16.200" cy="8" r="2.200"/><circle cx="12" cy="12.200" r="2.200"/><circle cx="7.800" cy="8" r="2.200"/><path d="M12 14.500V22M12 21c-3 0-5-1-6-4M12 21c3 0 5-1 6-4"/>',
  gymnastics: '<circle cx="12" cy="4" r="2.200"/><path d="M4 4l8 5.500L20 4M12 9.500V15l-5 6.500M12 15l5 6.500"/>',
  sports:
    '<circle cx="9.500" cy="9" r="6.500"/><path d="M14 13.500l6.500 7M5 13.500L14 4.500"/><circle cx="19.500" cy="7" r="2.200"/>',
  dance:
    '<circle cx="7.500" cy="4.500" r="2"/><circle cx="16.500" cy="4.500" r="2"/><path d="M7.500 7.500v7L5 21.500M7.500 14.500l3 7M16.500 7.500L13 20h7.500zM7.500 10l4.500-2 4.500 2M7.500 10L3 13M16.500 10L21 7"/>',
  walking:
    '<circle cx="12.500" cy="3.800" r="2"/><path d="M12.500 7l-2 7 3 3v5M10.500 14l-2.500 8M11.500 9L7 12l-3 10M12.500 9l4 2.500 3 10.500"/>',
  checks:
    '<path d="M12 20.500S3 15.500 3 9a4.500 4.500 0 0 1 9-1.500A4.500 4.500 0 0 1 21 9c0 6.500-9 11.500-9 11.500zM3.500 12H8l2-3.500 3 6 2-2.500h5.500"/>',
} satisfies Record<Category, string>

/** The picture of a field, hidden from screen readers: its words stand beside it. */
export const picture = (category: Category): Html =>
  html`<svg class="icon picture" viewBox="0 0 24 24" aria-hidden="true">${raw(SHAPES[category])}</svg>`
