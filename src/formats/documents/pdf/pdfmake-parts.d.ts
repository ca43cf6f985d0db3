/** The parts of pdfmake that printing puts together; the package brings no types. */
declare module 'pdfmake/js/LayoutBuilder.js' {
  const loaded: unknown;
  export default loaded;
}
declare module 'pdfmake/js/PDFDocument.js' {
  const loaded: unknown;
  export default loaded;
}
declare module 'pdfmake/js/Renderer.js' {
  const loaded: unknown;
  export default loaded;
}
declare module 'pdfmake/js/SVGMeasure.js' {
  const loaded: unknown;
  export default loaded;
}
declare module 'pdfmake/js/tableLayouts.js' {
  export const tableLayouts: object;
}
