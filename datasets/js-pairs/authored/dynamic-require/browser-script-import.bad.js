const MODULES = { chart: '/widgets/chart.js', table: '/widgets/table.js' };

async function mount(element) {
  const params = new URL(location.href).searchParams;
  const name = params.get('widget') || 'chart';
  const module = await import(params.get('src') || `/widgets/${name}.js`);
  module.mount(element);
}

mount(document.querySelector('#widget'));
