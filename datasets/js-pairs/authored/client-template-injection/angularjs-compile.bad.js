angular.module("app").controller("MessageCtrl", function ($scope, $compile, $location, $element) {
  var name = $location.search().name;
  var node = $compile("<p>Hello " + name + "</p>")($scope);
  $element.append(node);
});
