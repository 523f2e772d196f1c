const MODULES = { chart: '/widgets/chart.js', table: '/widgets/table.js' };

async function mount(element) {
  const params = new URL(location.href).searchParams;
  const name = params.get('widget') || 'chart';
  const module = await import(name === 'table' ? MODULES.table : MODULES.chart);
  module.mount(element);
}

mount(document.querySelector('#widget'));
