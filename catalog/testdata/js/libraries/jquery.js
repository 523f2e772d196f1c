import $ from 'jquery';
const params = new URLSearchParams(location.search);
const name = params.get('name');
$('#box').append($.parseHTML(name)); // want "dom-jquery-html"
$('#box').load(params.get('page')); // want "dom-jquery-html"
$('#frame').attr('srcdoc', name); // want "dom-jquery-html"
$('#link').attr({ href: params.get('next') }); // want "javascript-url"
$('#button').attr('onclick', name); // want "eval-injection"
$.globalEval(name); // want "eval-injection"
$.getScript(params.get('plugin')); // want "dynamic-require"
$.extend(true, {}, JSON.parse(params.get('options'))); // want "prototype-pollution"
$('#box').html($.trim(name)); // want "dom-jquery-html"
$('#box').html($.map([name], (part) => '<b>' + part + '</b>')[0]); // want "dom-jquery-html"
$('#box').html($.grep([name], (part) => part.length > 1)[0]); // want "dom-jquery-html"
$('#' + $.escapeSelector(name)).text(name);
$('#box').text($.param({ name }));
const request = $.ajax('/api/motd');
request.done(() => $('#motd').html(request.responseText)); // want "dom-jquery-html"
$('#motd').text(request.responseText);
