/** Small comforts of every page: the error summary takes the focus, print buttons appear, menus close on Escape. */
document.querySelector<HTMLElement>('[data-focus]')?.focus()

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => print())
}

const closeMenus = (except?: Node) => {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>('details.menu[open]')) {
    if (!except || !menu.contains(except)) menu.open = false
  }
}
document.addEventListener('click', event => closeMenus(event.target as Node))
// Whoever goes on by keyboard sees where they are: an open menu would lie over it.
document.addEventListener('focusin', event => closeMenus(event.target as Node))
document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return
  const summary = document.querySelector<HTMLElement>('details.menu[open] summary')
  closeMenus()
  summary?.focus()
})
