import $ from 'jquery';
import _ from 'lodash';

const CARD = _.template('<li><b><%- title %></b> <span><%- teacher %></span></li>');

function currentHeading() {
  const hash = decodeURIComponent(window.location.hash.slice(1));
  return hash.length > 0 && hash.length < 80 ? _.escape(hash) : 'All courses';
}

function renderHeading(count) {
  const heading = _.template(`<h2>${currentHeading()} (<%- count %>)</h2>`, {
    interpolate: /\{\{([\s\S]+?)\}\}/g,
  });
  return heading({ count });
}

function show(courses) {
  $('#courses').html(courses.map((course) => CARD(course)).join(''));
  $('#heading').html(renderHeading(courses.length));
}

$(window).on('hashchange', () => {
  $.getJSON('/api/courses').done(show);
});

$(() => $.getJSON('/api/courses').done(show));
