export const PATH = '/staff/evaluations'
export const sheetPath = (id: string): string => `${PATH}/${id}`
/** 事業票: what a work of the plan came to in a fiscal year. */
export const workSheetPath = (work: string, year: number): string => `/staff/works/${work}/year?fy=${year}`
