export const PATH = '/staff/works'
export const workPath = (id: string): string => `${PATH}/${id}`
