// The block in the editor: settings at the side, the frame itself as the preview. What is shown to readers is written by
// zielwert.php, so that a changed address holds for all posts.

(({ blocks, element, components, blockEditor, serverSideRender }) => {
  const { createElement: create, Fragment } = element;
  const { PanelBody, SelectControl, TextControl } = components;

  const CHOICES = {
    view: ["View", [["full", "Everything"], ["calculator", "Quick calculator"], ["ranking", "Ranking"], ["weights", "Fixed data, movable weights"], ["lexicon", "Lexicon entry"]]],
    lang: ["Language", [["", "The visitor's"], ["de", "Deutsch"], ["en", "English"]]],
    weights: ["Weights", [["free", "Movable"], ["fixed", "Fixed"]]],
    theme: ["Colours", [["auto", "The visitor's"], ["light", "Light"], ["dark", "Dark"]]],
  };
  const TEXTS = {
    system: "Goal system (its id, optional)",
    entry: "Lexicon entry (its id)",
    accent: "Accent colour (six hexadecimal digits)",
    title: "Title for screen readers",
  };

  blocks.registerBlockType("zielwert/score", {
    edit({ attributes, setAttributes }) {
      const set = (name) => (value) => setAttributes({ [name]: value });
      return create(Fragment, null,
        create(blockEditor.InspectorControls, null,
          create(PanelBody, { title: "Zielwert" },
            ...Object.entries(CHOICES).map(([name, [label, values]]) => create(SelectControl, {
              key: name, label, value: attributes[name], onChange: set(name), options: values.map(([value, label]) => ({ value, label })),
            })),
            ...Object.entries(TEXTS).map(([name, label]) => create(TextControl, { key: name, label, value: attributes[name], onChange: set(name) })),
            create(TextControl, {
              label: "Height in pixels, until the frame says its own", type: "number", min: 120, max: 4000, value: attributes.height,
              onChange: (value) => setAttributes({ height: Number(value) || 640 }),
            }))),
        create("div", blockEditor.useBlockProps(), create(serverSideRender, { block: "zielwert/score", attributes })));
    },
    save: () => null,
  });
})(window.wp);
