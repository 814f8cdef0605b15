/** A page without the marks between the phrases of its headings and buttons: their texts stand in one piece. */
export const unphrased = (page: string): string =>
  page
    .replace(/<span class="whole(?: dated)?">(.*?)<\/span>/gs, '$1')
    .replace(/<span class="keep">(.*?)<\/span>/gs, (_, phrases: string) => phrases.replaceAll('<wbr>', ''))
