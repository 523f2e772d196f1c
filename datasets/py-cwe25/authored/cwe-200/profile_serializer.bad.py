from rest_framework import generics, serializers

from people.models import Profile


class BadgeSerializer(serializers.Serializer):
    label = serializers.CharField()
    earned = serializers.DateField()


class ProfileSerializer(serializers.ModelSerializer):
    badges = BadgeSerializer(many=True, read_only=True)

    class Meta:
        model = Profile
        fields = "__all__"
        read_only_fields = ["handle"]


class PublicProfile(generics.RetrieveAPIView):
    """A member's page, for everybody. Profiles also hold e-mail, birthday and phone."""

    queryset = Profile.objects.filter(visible=True)
    serializer_class = ProfileSerializer
    lookup_field = "handle"
    authentication_classes = []
    permission_classes = []
