export const PATH = '/my/diary'
export const NEW_PATH = '/my/diary/new'
export const linePath = <Id extends string>(id: Id) => `${PATH}/lines/${id}` as const
