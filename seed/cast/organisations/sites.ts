import { ORGANISATIONS } from './index.ts'

/** Where an activity takes place: the organisation's key, the place as people call it, its town. */
export type Site = { organisation: string; place_name: string; town: string }

/** The organisation's own place, by another name where people call it so. */
const home = (organisation: string, called?: string): Site => {
  const found = ORGANISATIONS.find(({ key }) => key === organisation)
  if (!found) throw new Error(`no organisation ${organisation} in the cast`)
  return { organisation, place_name: called ?? found.name, town: found.town }
}

/** An organisation whose activities are in many places. */
const around =
  (organisation: string) =>
  (place_name: string, town: string): Site => ({ organisation, place_name, town })

export const hidamari = home('hidamari')
export const nanohana = home('nanohana')
export const yuzunoki = home('yuzunoki')
export const soyokaze = home('soyokaze')
export const matsubokkuri = home('matsubokkuri')
export const donguri = home('donguri')
export const gakudo = home('himawari-gakudo')
export const tsuchinokoe = home('tsuchinokoe')
export const kaburaya = home('kaburaya')
export const komachi = home('komachi')
export const fukuzen = home('fukuzen')
export const asatsuyu = home('asatsuyu')
export const tsubame = home('tsubame')
export const komorebi = home('komorebi-kanri')
export const ohisama = home('ohisama')
export const mitsuba = around('mitsuba')
export const library = (branch: string, town: string) => around('dept-library')(`図書館 ${branch}`, town)
export const school = around('dept-school')
export const park = around('dept-parks')
export const citizens = home('dept-citizens', '市役所 市民窓口')
export const learning = around('dept-learning')
export const health = around('dept-health')
export const bicycles = around('dept-bicycles')
export const monogatari = around('monogatari')
export const satoyama = around('satoyama')
export const manmaru = home('manmaru', 'まんまる食堂')
export const nakayoshi = around('nakayoshi')
export const mimizuku = around('mimizuku')
export const nejimaki = home('nejimaki', '修理室 ねじまき')
export const kotonoha = home('kotonoha')
export const ashiato = around('ashiato')
export const nobinobi = around('nobinobi')
export const iroha = around('iroha')
export const tenohira = around('tenohira')
export const choToyo = (called: string) => home('cho-toyo', called)
export const choSakasai = (called: string) => home('cho-sakasai', called)
export const choMatsuba = (called: string) => home('cho-matsuba', called)
export const homeAsahi = home('home-asahi')
export const homeMasuo = home('home-masuo')
export const homeFuse = home('home-fuse')
