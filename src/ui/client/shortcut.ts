/** "/" goes to the search for a person. It can be switched off (WCAG 2.1.4): speech input may send single letters. */
const place = 'yui-shortcuts-off'
const isOff = () => localStorage.getItem(place) !== null

const targets = () => document.querySelectorAll<HTMLElement>('[data-shortcut]')
const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))

document.addEventListener('keydown', event => {
  if (isOff() || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return
  const target = [...targets()].find(element => element.dataset['shortcut'] === event.key)
  if (!target) return
  event.preventDefault()
  if (target instanceof HTMLInputElement) target.select()
  target.focus()
})

const switcher = document.querySelector<HTMLButtonElement>('[data-shortcut-switch]')
const show = () => {
  if (switcher) switcher.textContent = `「/」キーで人をさがす：${isOff() ? '使わない' : '使う'}`
  for (const key of document.querySelectorAll('kbd')) key.hidden = isOff()
}
if (switcher) {
  switcher.hidden = false
  switcher.addEventListener('click', () => {
    if (isOff()) localStorage.removeItem(place)
    else localStorage.setItem(place, '1')
    show()
  })
}
show()
