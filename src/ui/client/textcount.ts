/** Counts down the characters that are left in a long text; nothing is cut. */
for (const area of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-limit]')) {
  const limit = Number(area.dataset['limit'])
  const counter = area.parentElement?.querySelector<HTMLElement>('.count')
  if (!counter) continue
  const show = () => {
    // Line ends travel as two characters (CR LF) but are counted as one, as the server counts them.
    const left = limit - area.value.length
    counter.textContent =
      left >= 0
        ? `あと${left.toLocaleString('ja')}文字`
        : `${(-left).toLocaleString('ja')}文字多いです。短くしてください。`
    counter.classList.toggle('over', left < 0)
  }
  area.addEventListener('input', show)
  show()
}
