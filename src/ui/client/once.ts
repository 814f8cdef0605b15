/** A form is sent once: further presses are swallowed until the answer comes (the server recognises them as well). */
const busy = 'data-busy'
/** Milliseconds after which a form may be pressed again: an answer that was a download leaves the page standing. */
const patience = 8000

const free = (form: HTMLFormElement) => {
  form.removeAttribute(busy)
  for (const button of form.querySelectorAll('[aria-busy]')) {
    button.removeAttribute('aria-busy')
    button.removeAttribute('aria-disabled')
  }
}

document.addEventListener('submit', event => {
  const form = event.target as HTMLFormElement
  if (event.defaultPrevented || form.method !== 'post') return
  if (form.hasAttribute(busy)) return event.preventDefault()
  form.setAttribute(busy, '')
  event.submitter?.setAttribute('aria-busy', 'true')
  event.submitter?.setAttribute('aria-disabled', 'true')
  setTimeout(free, patience, form)
})

addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll<HTMLFormElement>(`form[${busy}]`)) free(form)
})
