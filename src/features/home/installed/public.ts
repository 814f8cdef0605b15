import { said } from '#platform/own.ts'
import { type Municipality, page } from '#platform/page.ts'
import { accentFits } from '#ui/contrast.ts'
import { offlineBody } from '#ui/offline.ts'
import { iconOf, SIZES } from './icon.ts'

const GREEN = '#115a36'
const groundOf = ({ accent }: Municipality): string => (accent && accentFits(accent) ? accent : GREEN)
const iconPath = (size: number, ground: string): string => `/icon-${size}.png?ground=${ground.slice(1)}`

const sent = (body: string | Buffer<ArrayBuffer>, type: string, seconds: number): Response =>
  new Response(body, {
    headers: { 'content-type': type, 'cache-control': `max-age=${seconds}`, 'x-content-type-options': 'nosniff' },
  })

/** What a telephone shows of the service once somebody put it among their programs. */
export const manifestOf = (city: Municipality) => ({
  id: '/',
  name: `${city.name} ${said(city, 'セカンドライフ応援')}（結い）`,
  short_name: '結い',
  lang: 'ja',
  start_url: '/',
  scope: '/',
  // With the way back in sight, where the browser can.
  display: 'standalone',
  display_override: ['minimal-ui'],
  theme_color: groundOf(city),
  background_color: '#f8f6f1',
  icons: SIZES.map(size => ({
    ...{ src: iconPath(size, groundOf(city)), sizes: `${size}x${size}` },
    ...{ type: 'image/png', purpose: 'any maskable' },
  })),
})

const open = { can: 'everyone', audit: 'none' } as const

const manifest = page.public({
  ...{ path: '/manifest.webmanifest', ...open },
  get: async ({ municipality }) =>
    sent(JSON.stringify(manifestOf(municipality)), 'application/manifest+json; charset=utf-8', 3600),
})

/** The address names the colour, so that another colour is another picture. */
const icons = SIZES.map(size =>
  page.public({
    ...{ path: `/icon-${size}.png`, ...open },
    get: async ({ municipality }) => sent(iconOf(size, groundOf(municipality)), 'image/png', 86_400),
  }),
)

const offline = page.public({
  ...{ path: '/offline', ...open },
  get: async ({ municipality }) => ({
    ...{ title: 'いまは、つながっていません', bare: true },
    body: offlineBody(municipality),
  }),
})

export const installedPages = [manifest, ...icons, offline]
