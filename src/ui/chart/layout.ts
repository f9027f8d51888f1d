/** The frame of a drawing, px: what lies over it has to know where its plot is. */
export const axisWidth = 68
export const axisHeight = 22
export const edgeTop = 8
export const edgeRight = 12
